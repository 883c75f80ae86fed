# To be sourced. Sets `jdk` to the home of a JDK of version 25 or newer with jlink and jpackage, or ends the script.
jdk=
for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -z "$home" ] || [ ! -e "$home/bin/jpackage" ] && [ ! -e "$home/bin/jpackage.exe" ]; then
        continue
    fi
    if [ "$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')" -ge 25 ]; then
        jdk=$home
        break
    fi
done
if [ -z "$jdk" ]; then
    echo "installers: no JDK 25 or newer with jlink and jpackage was found in JAVA_HOME or under /usr/lib/jvm." >&2
    exit 1
fi
