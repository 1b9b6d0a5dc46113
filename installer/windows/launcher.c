/* paddock.exe and its kin: start the Python that lies beside them with one module of ours.
 *
 * MODULE   the module (a wide string); without it the program is a plain Python, which reads spreadsheets in a process of its own
 *
 * Python is loaded from the folder of the program and nowhere else: a python311.dll in the current folder or in the PATH is not ours.
 */
#include <windows.h>

#define PYTHON L"python311.dll"

typedef int (*PyMain)(int, wchar_t **);

static PyMain load(void) {
    HMODULE library = LoadLibraryExW(PYTHON, NULL, LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    return library ? (PyMain)(void *)GetProcAddress(library, "Py_Main") : NULL;
}

int wmain(int count, wchar_t **given) {
    PyMain run = load();
    if (!run) {
        MessageBoxW(NULL, L"The installation is damaged: " PYTHON L" cannot be loaded. Install Paddock CRM again.", L"Paddock CRM", MB_ICONERROR);
        return 1;
    }
#ifdef MODULE
    wchar_t **words = HeapAlloc(GetProcessHeap(), 0, sizeof(wchar_t *) * (count + 3));
    if (!words)
        return 1;
    words[0] = given[0];
    words[1] = L"-m";
    words[2] = MODULE;
    for (int i = 1; i <= count; i++) /* with the NULL at the end */
        words[i + 2] = given[i];
    return run(count + 2, words);
#else
    return run(count, given);
#endif
}
