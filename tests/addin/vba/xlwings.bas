Attribute VB_Name = "xlwings"
Option Explicit

' Stands in for xlwings' runtime: Python is a recorder, and what would be run is written down.

Private otherPython As Object

' Takes another object for Python from here on.
Public Sub UsePython(ByVal python As Object)
    Set otherPython = python
End Sub

Public Function XLPy()
    If Not otherPython Is Nothing Then
        Set XLPy = otherPython
        Exit Function
    End If
    If ThisWorkbook.Worksheets("Log").Range("A2").Value = "no Python" Then Err.Raise 1000, , "No Python here"
    Set XLPy = New RecordingPython
End Function

Public Function RunPython(ByVal command As String)
    If ThisWorkbook.Worksheets("Log").Range("A2").Value = "no Python" Then Err.Raise 1000, , "No Python here"
    ThisWorkbook.Worksheets("Log").Range("A1").Value = command
End Function

Public Function ExpandEnvironmentStrings(ByVal text As String)
    ExpandEnvironmentStrings = Replace(text, "%SystemRoot%", "C:\Windows")
End Function
