package dev.weir.app.connection.credentials;

import org.jspecify.annotations.Nullable;

/** A code of an MFA device, which is good for one use. Not thread-safe. */
final class OneTimeCode {

    private @Nullable String code;

    /** @param code what was typed, or null for none */
    OneTimeCode(@Nullable String code) {
        this.code = code;
    }

    /** The code for the first who asks, null for everybody after. */
    @Nullable String take() {
        String taken = code;
        code = null;
        return taken;
    }
}
