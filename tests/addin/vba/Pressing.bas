Attribute VB_Name = "Pressing"
Option Explicit

' Presses a button of the ribbon.
Public Sub Press(ByVal action As String)
    Dim control As New IRibbonControl
    control.Tag = action
    WresRibbonAction control
End Sub
