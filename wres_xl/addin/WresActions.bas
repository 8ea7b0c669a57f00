Attribute VB_Name = "WresActions"
Option Explicit

Private Const CHOSEN_FILES As String = "wres_chosen_files"
Private Const TITLE As String = "WRES"

' What the ribbon and the buttons of a WRES workbook call. Only the action's name goes to Python; it reads
' the rest from the active workbook.
Public Sub WresRun(ByVal action As String)
    On Error GoTo Failed
    If Not IsReady(action) Then Exit Sub
    RunPython "import udfs.macros; udfs.macros.run(""" & action & """)"
    Exit Sub
Failed:
    MsgBox "WRES-XL could not start Python (" & Err.Description & "). Restart Excel; if this comes again, " & _
        "ask IT to run: wres-xl addin status", vbExclamation, TITLE
End Sub

Private Function IsReady(ByVal action As String) As Boolean
    Select Case action
    Case "new_workbook", "show_help"
        ' xlwings needs an active workbook, and there is none when Excel shows its grey window.
        If ActiveWorkbook Is Nothing Then Workbooks.Add
        IsReady = True
    Case "check_data", "generate_tabs", "save_as_pdf", "publication_copy", "start_next_year"
        IsReady = IsWresWorkbook()
    Case "import_extracts"
        If IsWresWorkbook() Then IsReady = FilesAreChosen("Choose the extracts to import", True)
    Case "fill_national_workbook"
        If IsWresWorkbook() Then IsReady = FilesAreChosen("Choose this year's national workbook", False)
    Case Else
        MsgBox "The WRES add-in does not know '" & action & "'; ask IT to run: wres-xl addin install", _
            vbExclamation, TITLE
    End Select
End Function

Private Function IsWresWorkbook() As Boolean
    If Not ActiveWorkbook Is Nothing Then IsWresWorkbook = Not ChosenFiles() Is Nothing
    If Not IsWresWorkbook Then
        MsgBox "This is not a WRES workbook: open one, or choose New WRES workbook on the WRES tab.", _
            vbInformation, TITLE
    End If
End Function

' The cells that take the chosen paths; Nothing in a workbook that is not ours.
Private Function ChosenFiles() As Range
    On Error GoTo NotThere
    Set ChosenFiles = ActiveWorkbook.Names(CHOSEN_FILES).RefersToRange
NotThere:
End Function

' Lets the user choose, and writes the paths into the workbook: a path is never part of a command.
Private Function FilesAreChosen(ByVal prompt As String, ByVal several As Boolean) As Boolean
    Dim chosen As Variant
    chosen = WresAskForFiles(prompt, several)
    If VarType(chosen) = vbBoolean Then Exit Function
    If Not IsArray(chosen) Then chosen = Array(chosen)
    FilesAreChosen = PathsAreWritten(chosen, ChosenFiles())
End Function

Private Function PathsAreWritten(ByVal paths As Variant, ByVal place As Range) As Boolean
    Dim index As Long, row As Long
    If UBound(paths) - LBound(paths) + 1 > place.Rows.Count Then
        MsgBox "Choose at most " & place.Rows.Count & " files at a time.", vbInformation, TITLE
        Exit Function
    End If
    place.ClearContents
    place.NumberFormat = "@"
    For index = LBound(paths) To UBound(paths)
        row = row + 1
        place.Cells(row, 1).Value = paths(index)
    Next index
    PathsAreWritten = True
End Function
