@echo off
rem Starts Paddock CRM with the demo base on Windows; installs what is missing first.
rem Arguments go to the program, as in ./run: --base PATH, --server HOST[/PORT][:ALIAS] --user NAME
setlocal
rem not %CD%: in a network folder pushd lends a drive letter, which popd takes away
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
pushd "%ROOT%"
set "VENV=%ROOT%\.venv"
set "PYTHON=%VENV%\Scripts\python.exe"
set "STAMP=%VENV%\paddock-run.stamp"
set "KNOWN=pyproject.toml+app\bridge\i18n\paddock_ru.ts+app\bridge\i18n\paddock_en.ts"

if not exist "%PYTHON%" goto environment
copy /b /y %KNOWN% "%STAMP%.now" >nul
fc /b "%STAMP%" "%STAMP%.now" >nul 2>nul
if errorlevel 1 goto packages
goto start

:environment
for %%V in (3.13 3.12 3.11) do call :make %%V
if exist "%PYTHON%" goto packages
echo Python 3.11, 3.12 or 3.13 is needed: https://www.python.org/downloads/windows/
echo Install it with the "py launcher", then start this again.
exit /b 1

:packages
echo Installing Python packages
"%PYTHON%" -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['project']['dependencies'], sep='\n')" >"%VENV%\requirements.txt"
if errorlevel 1 exit /b 1
"%PYTHON%" -m pip install -q --disable-pip-version-check -r "%VENV%\requirements.txt"
if errorlevel 1 exit /b 1
"%PYTHON%" installer\translations.py build
if errorlevel 1 exit /b 1
copy /b /y %KNOWN% "%STAMP%" >nul

:start
rem -P and the path: relative paths among the arguments are the caller's, modules are ours
popd
set "PYTHONPATH=%ROOT%"
set BASE=--demo
for %%A in (%*) do (
    if "%%~A"=="--base" set BASE=
    if "%%~A"=="--server" set BASE=
    if "%%~A"=="--demo" set BASE=
    if "%%~A"=="--tour" set BASE=
    if "%%~A"=="--help" set BASE=
)
"%PYTHON%" -P -m app %BASE% %*
exit /b %errorlevel%

rem makes the environment with the Python of that version, when it is there and there is no environment yet
:make
if exist "%PYTHON%" exit /b 0
py -%1 -c "pass" >nul 2>nul
if errorlevel 1 exit /b 0
py -%1 -m venv "%VENV%"
exit /b 0
