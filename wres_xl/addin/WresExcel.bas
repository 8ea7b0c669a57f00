Attribute VB_Name = "WresExcel"
Option Explicit
Option Private Module

' What only Excel itself can do, and nothing else: the tests have a stand-in for this module.

Private Const FILE_TYPES As String = "Workbooks and tables (*.xlsx;*.xlsm;*.csv),*.xlsx;*.xlsm;*.csv"
Private Const CATEGORY As String = "WRES"

' The paths that the user chooses: an array where several may be chosen, False where the user cancels.
Public Function WresAskForFiles(ByVal prompt As String, ByVal several As Boolean) As Variant
    WresAskForFiles = Application.GetOpenFilename(FILE_TYPES, 1, prompt, , several)
End Function

' Tells the function wizard of a function that takes arguments.
Public Sub WresDescribe(ByVal functionName As String, ByVal summary As String, ByVal arguments As Variant)
    Application.MacroOptions Macro:=functionName, Description:=summary, Category:=CATEGORY, _
        ArgumentDescriptions:=arguments
End Sub

' The same for a function without arguments: Excel refuses an empty list of descriptions.
Public Sub WresDescribeAlone(ByVal functionName As String, ByVal summary As String)
    Application.MacroOptions Macro:=functionName, Description:=summary, Category:=CATEGORY
End Sub

' The paths of the workbooks that a workbook's formulas lead to; Empty where there are none.
Public Function WresLinks(ByVal book As Workbook) As Variant
    WresLinks = book.LinkSources(xlExcelLinks)
End Function

Public Sub WresChangeLink(ByVal book As Workbook, ByVal link As String, ByVal target As String)
    book.ChangeLink link, target, xlLinkTypeExcelLinks
End Sub
