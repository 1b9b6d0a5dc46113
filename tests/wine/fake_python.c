/* Stands for Python and its launcher when run.cmd is tried: notes its arguments, makes the environment that it is asked for.
 *
 * Into the file named by FAKE_CALLS goes a line for each call: program|arguments|current folder|PYTHONPATH
 */
#include <windows.h>
#include <stdio.h>
#include <wchar.h>

int wmain(int count, wchar_t **given) {
    wchar_t own[MAX_PATH], here[MAX_PATH], path[MAX_PATH] = L"", calls[MAX_PATH], target[MAX_PATH];
    GetModuleFileNameW(NULL, own, MAX_PATH);
    GetCurrentDirectoryW(MAX_PATH, here);
    GetEnvironmentVariableW(L"PYTHONPATH", path, MAX_PATH);
    GetEnvironmentVariableW(L"FAKE_CALLS", calls, MAX_PATH);
    FILE *out = _wfopen(calls, L"a, ccs=UTF-8");
    if (!out)
        return 9;
    fwprintf(out, L"%ls|", wcsrchr(own, L'\\') + 1);
    for (int i = 1; i < count; i++)
        fwprintf(out, L"[%ls]", given[i]);
    fwprintf(out, L"|%ls|%ls\n", here, path);
    fclose(out);
    if (count > 4 && !wcscmp(given[2], L"-m") && !wcscmp(given[3], L"venv")) {
        CreateDirectoryW(given[4], NULL);
        swprintf(target, MAX_PATH, L"%ls\\Scripts", given[4]);
        CreateDirectoryW(target, NULL);
        swprintf(target, MAX_PATH, L"%ls\\Scripts\\python.exe", given[4]);
        CopyFileW(own, target, FALSE);
    }
    if (count > 2 && !wcscmp(given[1], L"-3.13")) /* that version is not installed */
        return 103;
    if (count > 3 && !wcscmp(given[2], L"-m") && !wcscmp(given[3], L"app")) /* the program's own code */
        return 7;
    return 0;
}
