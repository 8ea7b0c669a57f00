Attribute VB_Name = "WresRibbon"
Option Explicit

' Every button of the WRES tab: its tag is the action.
Public Sub WresRibbonAction(control As IRibbonControl)
    On Error GoTo Failed
    WresRun control.Tag
    Exit Sub
Failed:
    MsgBox "This button of the WRES add-in does not work; ask IT to run: wres-xl addin install", _
        vbExclamation, "WRES"
End Sub
