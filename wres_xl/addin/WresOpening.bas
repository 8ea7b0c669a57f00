Attribute VB_Name = "WresOpening"
Option Explicit
Option Private Module

Private Const FUNCTIONS_SHEET As String = "Functions"
Private Const FIRST_ARGUMENT As Long = 3

Private described As Boolean

' Gives the function wizard its category, descriptions and arguments, once in a session.
' Excel refuses while no workbook is open; the next workbook's opening tries again.
Public Sub WresDescribeFunctions()
    Dim row As Long
    If described Then Exit Sub
    On Error GoTo NotYet
    With ThisWorkbook.Worksheets(FUNCTIONS_SHEET)
        For row = 1 To .UsedRange.Rows.Count
            DescribeFunction .Rows(row)
        Next row
    End With
    described = True
NotYet:
End Sub

' A row holds a function's name, what it does, and what each argument is.
Private Sub DescribeFunction(ByVal help As Range)
    Dim arguments() As String, many As Long, index As Long
    Do While help.Cells(1, FIRST_ARGUMENT + many).Value <> ""
        many = many + 1
    Loop
    If many = 0 Then
        WresDescribeAlone help.Cells(1, 1).Value, help.Cells(1, 2).Value
        Exit Sub
    End If
    ReDim arguments(1 To many)
    For index = 1 To many
        arguments(index) = help.Cells(1, FIRST_ARGUMENT + index - 1).Value
    Next index
    WresDescribe help.Cells(1, 1).Value, help.Cells(1, 2).Value, arguments
End Sub

' A workbook made on another PC calls the add-in by the path it has there; this PC's is put in its place.
Public Sub WresMendLinks(ByVal book As Workbook)
    Dim links As Variant, index As Long
    On Error GoTo Failed
    links = WresLinks(book)
    If IsEmpty(links) Then Exit Sub
    For index = LBound(links) To UBound(links)
        If IsElsewhere(links(index)) Then WresChangeLink book, links(index), ThisWorkbook.FullName
    Next index
    Exit Sub
Failed:
    MsgBox "Some WRES functions of " & book.Name & " point to an add-in on another PC: unprotect its sheets, " & _
        "save it, and open it again.", vbInformation, "WRES"
End Sub

' Whether a link leads to an add-in of our name that is not this one.
Private Function IsElsewhere(ByVal link As String) As Boolean
    Dim path As String
    path = "\" & Replace(LCase$(link), "/", "\")
    IsElsewhere = (Right$(path, 13) = "\wres_xl.xlam") And (LCase$(link) <> LCase$(ThisWorkbook.FullName))
End Function
