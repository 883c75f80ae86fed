package dev.weir.app.fx;

import java.lang.reflect.Field;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.service.support.FiredEvents;

/**
 * TestFX keeps every event of its stage, and with it each window that any test of a process ever opened. Nothing here asks for
 * them, so they are forgotten after each test.
 */
public final class ForgottenEvents implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext context) throws ReflectiveOperationException {
        forget();
    }

    /** Forgets those until now, in the next pulse; does nothing where TestFX shows no stage. */
    public static void forget() throws ReflectiveOperationException {
        Field kept = FxToolkitContext.class.getDeclaredField("firedEvents");
        kept.setAccessible(true);
        if (kept.get(FxToolkit.toolkitContext()) instanceof FiredEvents events) {
            Platform.runLater(events::clearEvents);
        }
    }
}
