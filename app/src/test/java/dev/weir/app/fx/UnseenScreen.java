package dev.weir.app.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves out the last step of showing a frame on the headless platform: it copies each painted pixel by itself into a screen that
 * nobody sees, which took four fifths of the processor time of tests with windows. Everything is painted all the same, and pictures of
 * scenes are not made from that screen; a robot's capture of the screen would be black.
 */
public final class UnseenScreen implements BeforeAllCallback {

    private static final String PACKAGE = "com.sun.glass.ui.headless.";
    private static final String WINDOW = PACKAGE + "HeadlessWindow";
    private static final String COPIES = "blit";

    private static boolean done;

    @Override
    public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
        if ("Headless".equals(System.getProperty("glass.platform"))) {
            leaveOut();
        }
    }

    /** Before the first window of the process: its class can be loaded once only. */
    private static synchronized void leaveOut() throws ReflectiveOperationException {
        if (!done) {
            done = true;
            Class<?> neighbour = Class.forName(PACKAGE + "HeadlessPlatformFactory", false, loader());
            MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup()).defineClass(changed());
        }
    }

    private static byte[] changed() {
        ClassFile file = ClassFile.of();
        try (InputStream in =
                Objects.requireNonNull(loader().getResourceAsStream(WINDOW.replace('.', '/') + ".class"))) {
            return file.transformClass(file.parse(in.readAllBytes()), (window, element) -> {
                if (element instanceof MethodModel method && method.methodName().equalsString(COPIES)) {
                    window.withMethodBody(
                            method.methodName(),
                            method.methodType(),
                            method.flags().flagsMask(),
                            CodeBuilder::return_);
                } else {
                    window.with(element);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassLoader loader() {
        return UnseenScreen.class.getClassLoader();
    }
}
