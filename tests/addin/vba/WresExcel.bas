Attribute VB_Name = "WresExcel"
Option Explicit

' Stands in for what only Excel can do: takes the user's choice and a workbook's links from the sheet Log,
' and writes there what it was asked.

Public Function WresAskForFiles(ByVal prompt As String, ByVal several As Boolean) As Variant
    Dim many As Long, index As Long, paths() As Variant
    Note prompt & "|" & several
    many = ThisWorkbook.Worksheets("Log").Range("B1").Value
    If many = 0 Then
        WresAskForFiles = False
    ElseIf Not several Then
        WresAskForFiles = "C:\chosen\1.xlsx"
    Else
        ReDim paths(1 To many)
        For index = 1 To many
            paths(index) = "C:\chosen\" & index & ".xlsx"
        Next index
        WresAskForFiles = paths
    End If
End Function

Public Sub WresDescribe(ByVal functionName As String, ByVal summary As String, ByVal arguments As Variant)
    If ThisWorkbook.Worksheets("Log").Range("A2").Value = "no workbook" Then Err.Raise 1004, , "Hidden workbook"
    Note functionName & "|" & summary & "|" & Join(arguments, "|")
End Sub

Public Sub WresDescribeAlone(ByVal functionName As String, ByVal summary As String)
    Note functionName & "|" & summary
End Sub

Public Function WresLinks(ByVal book As Workbook) As Variant
    If ThisWorkbook.Worksheets("Log").Range("B2").Value <> "" Then
        WresLinks = Split(ThisWorkbook.Worksheets("Log").Range("B2").Value, "|")
    End If
End Function

Public Sub WresChangeLink(ByVal book As Workbook, ByVal link As String, ByVal target As String)
    If ThisWorkbook.Worksheets("Log").Range("A2").Value = "protected" Then Err.Raise 1004, , "Protected"
    Note link & " > " & target
End Sub

Private Sub Note(ByVal text As String)
    With ThisWorkbook.Worksheets("Log")
        .Range("C1").Value = .Range("C1").Value + 1
        .Cells(.Range("C1").Value, 4).Value = text
    End With
End Sub
