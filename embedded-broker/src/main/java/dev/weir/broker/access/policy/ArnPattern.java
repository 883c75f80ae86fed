package dev.weir.broker.access.policy;

import java.util.regex.Pattern;

/** Compares ARNs part by part: in a condition, a wildcard does not reach over a colon of the first five parts. */
final class ArnPattern {

    private static final int PARTS = 6;
    private static final Pattern COLON = Pattern.compile(":(?![^${}]*})");

    private ArnPattern() {}

    static boolean matches(String given, String wanted, AuthorizationRequest request, boolean variables) {
        String[] parts = given.split(":", PARTS);
        String[] patterns = COLON.split(wanted, PARTS);
        if (parts.length != PARTS || patterns.length != PARTS) {
            return false;
        }
        for (int i = 0; i < PARTS; i++) {
            String part = parts[i];
            boolean same = Glob.of(patterns[i], request, true, variables)
                    .map(glob -> glob.matches(part, false))
                    .orElse(false);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
