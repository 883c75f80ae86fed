package dev.weir.broker.firehose.delivery;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which buffer of a lane a record belongs to.
 *
 * @param errorType why its records failed; empty if they did not
 * @param keys what its records are partitioned by
 */
record BufferId(Role role, String errorType, Map<String, String> keys) {

    /** What becomes of a buffer. */
    enum Role {
        DATA,
        ERRORS,
        BACKUP
    }

    static final BufferId DATA = new BufferId(Role.DATA, "", Map.of());
    static final BufferId BACKUP = new BufferId(Role.BACKUP, "", Map.of());

    static BufferId data(Map<String, String> keys) {
        return keys.isEmpty() ? DATA : new BufferId(Role.DATA, "", keys);
    }

    static BufferId errors(String errorType) {
        return new BufferId(Role.ERRORS, errorType, Map.of());
    }

    /** Names it in a checkpoint, on one line. */
    String text() {
        StringBuilder text = new StringBuilder(role.name()).append(' ').append(errorType);
        new TreeMap<>(keys)
                .forEach((key, value) -> text.append(' ')
                        .append(key)
                        .append('=')
                        .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return text.toString();
    }
}
