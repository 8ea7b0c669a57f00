Option Explicit

' The buttons of the WRES workbook. Each asks the WRES add-in for an action; all the work is done there.
' Without the add-in a button says how to get it, and nothing happens to the workbook.

Private Const ADD_IN As String = "wres_xl.xlam"
Private Const TITLE As String = "WRES"
Private Const GET_ADD_IN As String = "ask your IT helpdesk for the WRES add-in (wres-xl addin install), " & _
    "start Excel again and press the button again."

Public Sub WRES_ImportExtracts()
    AskAddIn "import_extracts"
End Sub

Public Sub WRES_CheckData()
    AskAddIn "check_data"
End Sub

Public Sub WRES_GenerateTabs()
    AskAddIn "generate_tabs"
End Sub

Public Sub WRES_FillNationalWorkbook()
    AskAddIn "fill_national_workbook"
End Sub

Public Sub WRES_SaveAsPdf()
    AskAddIn "save_as_pdf"
End Sub

Public Sub WRES_PublicationCopy()
    AskAddIn "publication_copy"
End Sub

Public Sub WRES_StartNextYear()
    AskAddIn "start_next_year"
End Sub

Public Sub WRES_Help()
    AskAddIn "show_help"
End Sub

Private Sub AskAddIn(ByVal action As String)
    Dim problem As String
    On Error GoTo Failed
    Application.Run ADD_IN & "!WresRun", action
    Exit Sub
Failed:
    problem = Err.Description
    If AddInIsLoaded() Then
        MsgBox "The WRES add-in stopped (" & problem & "): save the workbook and press the button " & _
            "again; if it happens again, give this message to your IT helpdesk.", vbExclamation, TITLE
    ElseIf action = "show_help" Then
        MsgBox "This workbook turns your extracts into the nine WRES indicators, by the steps on Home. " & _
            "Settings, Mapping and pasting work by themselves; for the buttons, " & GET_ADD_IN, _
            vbInformation, TITLE
    Else
        MsgBox "This button needs the WRES add-in, which Excel has not loaded: " & GET_ADD_IN, _
            vbExclamation, TITLE
    End If
End Sub

Private Function AddInIsLoaded() As Boolean
    Dim loaded As Workbook
    On Error GoTo NotLoaded
    ' Excel finds a loaded add-in by its name, although it does not list it among the workbooks.
    Set loaded = Application.Workbooks(ADD_IN)
    AddInIsLoaded = True
NotLoaded:
End Function
