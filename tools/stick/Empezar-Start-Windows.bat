@echo off
chcp 65001 >nul
cd /d "%~dp0"
where py >nul 2>nul
if errorlevel 1 goto python
for /f %%v in (python-versions.txt) do (
  py -%%v -c "" >nul 2>nul
  if not errorlevel 1 (
    py -%%v start.py
    goto end
  )
)
py -3 start.py
goto end
:python
rem Where Python is not installed, Windows has a python that only says so.
python -c "" >nul 2>nul
if not errorlevel 1 (
  python start.py
  goto end
)
echo.
echo   Falta Python. Instala una de las versiones de python-versions.txt (python.org) y vuelve a empezar.
echo   Python is missing. Install one of the versions in python-versions.txt (python.org) and start again.
:end
pause
