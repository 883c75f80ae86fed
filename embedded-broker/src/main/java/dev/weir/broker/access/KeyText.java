package dev.weir.broker.access;

import dev.weir.broker.seal.Seal;
import java.util.Base64;

/** Ids and secrets in the services' form, which nobody can guess. */
public final class KeyText {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_LENGTH = 16;
    private static final int SECRET_BYTES = 30;

    private KeyText() {}

    /** A new id: four letters that tell its sort, and sixteen more. */
    public static String id(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        for (byte each : Seal.randomBytes(ID_LENGTH)) {
            id.append(LETTERS.charAt(each & 31));
        }
        return id.toString();
    }

    /** A new secret access key, 40 characters. */
    public static String secret() {
        return Base64.getEncoder().encodeToString(Seal.randomBytes(SECRET_BYTES));
    }
}
