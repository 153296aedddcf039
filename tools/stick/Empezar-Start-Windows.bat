@echo off
chcp 65001 >nul
cd /d "%~dp0"
where py >nul 2>nul
if not errorlevel 1 (
  py -3 start.py
  goto end
)
where python >nul 2>nul
if not errorlevel 1 (
  python start.py
  goto end
)
echo.
echo   Falta Python. Instala una de las versiones de python-versions.txt (python.org) y vuelve a empezar.
echo   Python is missing. Install one of the versions in python-versions.txt (python.org) and start again.
:end
pause
