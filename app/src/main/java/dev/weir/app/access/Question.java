package dev.weir.app.access;

import java.util.ArrayList;
import java.util.List;

/**
 * What the simulator is asked: may this one do that on this?
 *
 * @param context what conditions ask for
 */
record Question(String principalArn, String action, String resource, List<Given> context) {

    /** A condition key and its value. */
    record Given(String key, String value) {}

    /** Reads {@code aws:SourceIp=10.1.2.3, aws:RequestTag/team=orders}; what has no equals sign is left out. */
    static List<Given> context(String typed) {
        List<Given> given = new ArrayList<>();
        for (String each : typed.split(",", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                given.add(new Given(
                        each.substring(0, equals).strip(),
                        each.substring(equals + 1).strip()));
            }
        }
        return given;
    }
}
