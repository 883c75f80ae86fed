package dev.weir.app;

/** Where the program begins. It must not extend {@code Application}, or the class path launch would be refused. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("weir " + String.join(" ", arguments));
    }
}
