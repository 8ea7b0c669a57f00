Attribute VB_Name = "WresBridge"
Option Explicit
Option Private Module

' From a cell to Python and back: what the generated functions of WresFunctions share.

Private Const FUNCTIONS_MODULE As String = "udfs.functions"

' The answer of a Python function, with real Excel errors where it answers the text of one.
' #NAME? where Python cannot be reached, as if the function were not there; #VALUE! where it fails.
Public Function WresCall(ByVal functionName As String, ByVal arguments As Variant) As Variant
    Dim python As Object
    On Error GoTo NoPython
    Set python = XLPy
    On Error GoTo Failed
    WresCall = WithRealErrors(python.CallUDF(FUNCTIONS_MODULE, functionName, ArgumentValues(arguments)))
    Exit Function
NoPython:
    WresCall = CVErr(xlErrName)
    Exit Function
Failed:
    WresCall = CVErr(xlErrValue)
End Function

' The arguments of a function whose last may be repeated, in one row. One that is left out goes as a blank.
Public Function WresJoined(ByVal first As Variant, ByVal repeated As Variant) As Variant
    Dim joined() As Variant, part As Variant, index As Long, place As Long
    ReDim joined(0 To UBound(first) + UBound(repeated) + 1)
    For Each part In Array(first, repeated)
        For index = 0 To UBound(part)
            If IsObject(part(index)) Then
                Set joined(place) = part(index)
            ElseIf Not IsMissing(part(index)) Then
                joined(place) = part(index)
            End If
            place = place + 1
        Next index
    Next part
    WresJoined = joined
End Function

' Ranges become their values here, in one go, instead of a call back from Python for each.
' Whole columns end where the longest of them does: Excel would send a million blank cells otherwise.
' An argument that is left out goes as a blank.
Private Function ArgumentValues(ByVal arguments As Variant) As Variant
    Dim values() As Variant, index As Long, filled As Long
    Dim cells As Range
    If UBound(arguments) < 0 Then
        ArgumentValues = arguments
        Exit Function
    End If
    filled = LongestWholeColumn(arguments)
    ReDim values(0 To UBound(arguments))
    For index = 0 To UBound(arguments)
        If IsObject(arguments(index)) Then
            Set cells = arguments(index)
            If IsWholeColumn(cells) Then Set cells = cells.Resize(filled)
            values(index) = cells.Value
        ElseIf Not IsMissing(arguments(index)) Then
            values(index) = arguments(index)
        End If
    Next index
    ArgumentValues = values
End Function

Private Function LongestWholeColumn(ByVal arguments As Variant) As Long
    Dim index As Long
    Dim cells As Range
    LongestWholeColumn = 1
    For index = 0 To UBound(arguments)
        If IsObject(arguments(index)) Then
            Set cells = arguments(index)
            If IsWholeColumn(cells) Then LongestWholeColumn = Larger(LongestWholeColumn, FilledRows(cells))
        End If
    Next index
End Function

Private Function IsWholeColumn(ByVal cells As Range) As Boolean
    IsWholeColumn = (cells.Rows.Count = cells.Worksheet.Rows.Count)
End Function

' How many rows of whole columns hold something. The used range also counts rows that are only formatted.
Private Function FilledRows(ByVal cells As Range) As Long
    Dim values As Variant, row As Long, column As Long
    FilledRows = cells.Worksheet.UsedRange.Row + cells.Worksheet.UsedRange.Rows.Count - 1
    If FilledRows = 1 Then Exit Function
    values = cells.Resize(FilledRows).Value
    For row = FilledRows To 2 Step -1
        For column = 1 To UBound(values, 2)
            If Not IsBlank(values(row, column)) Then
                FilledRows = row
                Exit Function
            End If
        Next column
    Next row
    FilledRows = 1
End Function

Private Function IsBlank(ByVal value As Variant) As Boolean
    If VarType(value) = vbString Then
        IsBlank = (Trim$(value) = "")
    Else
        IsBlank = IsEmpty(value)
    End If
End Function

Private Function Larger(ByVal one As Long, ByVal other As Long) As Long
    Larger = one
    If other > one Then Larger = other
End Function

' xlwings answers a value, one row as a plain array, or rows and columns.
Private Function WithRealErrors(ByVal answer As Variant) As Variant
    Dim row As Long, column As Long
    Select Case Dimensions(answer)
    Case 0
        answer = RealError(answer)
    Case 1
        For column = LBound(answer) To UBound(answer)
            answer(column) = RealError(answer(column))
        Next column
    Case 2
        For row = LBound(answer, 1) To UBound(answer, 1)
            For column = LBound(answer, 2) To UBound(answer, 2)
                answer(row, column) = RealError(answer(row, column))
            Next column
        Next row
    End Select
    WithRealErrors = answer
End Function

' 0 for a value, else 1 or 2. VBA has no other way to tell than to ask for a bound that may not be there.
Private Function Dimensions(ByRef answer As Variant) As Long
    Dim bound As Long
    If Not IsArray(answer) Then Exit Function
    Dimensions = 1
    On Error GoTo OneDimension
    bound = UBound(answer, 2)
    Dimensions = 2
OneDimension:
End Function

Private Function RealError(ByVal value As Variant) As Variant
    RealError = value
    If VarType(value) <> vbString Then Exit Function
    Select Case value
    Case "#VALUE!"
        RealError = CVErr(xlErrValue)
    Case "#NUM!"
        RealError = CVErr(xlErrNum)
    Case "#DIV/0!"
        RealError = CVErr(xlErrDiv0)
    Case "#N/A"
        RealError = CVErr(xlErrNA)
    Case "#REF!"
        RealError = CVErr(xlErrRef)
    Case "#NAME?"
        RealError = CVErr(xlErrName)
    Case "#NULL!"
        RealError = CVErr(xlErrNull)
    End Select
End Function
