Attribute VB_Name = "WresConfig"
Option Explicit
Option Private Module

Private Const CONFIG_SHEET As String = "WRES_XL.conf"

' A setting of xlwings' runtime, from this add-in's own sheet and from nowhere else.
' xlwings would first ask the active workbook and its folder, so that any workbook could name the program to run.
Public Function GetConfig(ByVal configKey As String, Optional ByVal fallback As String = "") As Variant
    Dim key As Range
    GetConfig = fallback
    For Each key In ThisWorkbook.Worksheets(CONFIG_SHEET).UsedRange.Columns(1).Cells
        If key.Value = configKey Then
            GetConfig = ExpandEnvironmentStrings(key.Offset(0, 1).Value)
            Exit Function
        End If
    Next key
End Function
