@echo off
rem Starts Weir from a checkout: finds a JDK 25 or newer, builds what is not built yet, and passes its arguments on.
setlocal enabledelayedexpansion
set "HERE=%~dp0"
set "LIBRARY=%HERE%app\target\lib"
set "JAVA="

if defined JAVA_HOME call :consider "%JAVA_HOME%\bin\java.exe"
if not defined JAVA for /f "delims=" %%j in ('where java 2^>nul') do if not defined JAVA call :consider "%%j"
if not defined JAVA for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%USERPROFILE%\.jdks\*") do if not defined JAVA call :consider "%%~d\bin\java.exe"
if not defined JAVA (
    echo weir: no JDK 25 or newer was found in JAVA_HOME, on the PATH or under Program Files. 1>&2
    echo weir: Install one ^(any vendor's^), or point JAVA_HOME at one, and run this again. 1>&2
    exit /b 1
)

if not exist "%LIBRARY%\.built" (
    where mvn >nul 2>nul || (
        echo weir: this checkout is not built yet, and building it needs Maven 3.8 or newer, which is not on the PATH. 1>&2
        exit /b 1
    )
    echo weir: building ^(only the first time; delete app\target to build again^)... 1>&2
    call mvn -q -B -ntp -Dstyle.color=never -f "%HERE%pom.xml" -DskipTests -Djacoco.skip=true package 1>&2 || (
        echo weir: the build failed; its messages stand above. 1>&2
        exit /b 1
    )
    type nul > "%LIBRARY%\.built"
)

"%JAVA%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow %WEIR_JAVA_OPTS% -cp "%LIBRARY%\*" dev.weir.app.Main %*
exit /b %ERRORLEVEL%

:consider
if not exist %1 goto :eof
for /f "tokens=3" %%v in ('%1 -version 2^>^&1 ^| findstr /c:" version "') do (
    set "VERSION=%%~v"
    for /f "delims=.+-" %%m in ("!VERSION!") do if %%m geq 25 set "JAVA=%~1"
)
goto :eof
