package dev.weir.app.audit;

import dev.weir.app.connection.Denial;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One call that was made, as CloudTrail tells it.
 *
 * @param who the caller's name, or the ARN where it has none
 * @param service for instance {@code kinesis.amazonaws.com}
 * @param changes whether the call could change something (CloudTrail's ReadOnly is false)
 * @param errorCode the service's error, or null if the call was done
 * @param accessKeyId the key that signed the call, or empty
 * @param principalArn the caller's ARN, or empty
 * @param json CloudTrail's own record of it
 */
public record AuditEvent(
        String id,
        Instant time,
        String name,
        String who,
        String service,
        List<Resource> resources,
        boolean changes,
        @Nullable String errorCode,
        @Nullable String errorMessage,
        String sourceIp,
        String accessKeyId,
        String principalArn,
        String json) {

    /** What a call was about. */
    public record Resource(String type, String name) {

        /** The name without the ARN around it. */
        public String shortName() {
            return name.startsWith("arn:")
                    ? name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1)
                    : name;
        }
    }

    /** The service without the domain, for instance {@code kinesis}. */
    public String shortService() {
        int dot = service.indexOf('.');
        return dot < 0 ? service : service.substring(0, dot);
    }

    /** Whether the caller was not allowed to do it. */
    public boolean denied() {
        return Denial.code(errorCode);
    }

    /** Whether a text stands in anything that the table shows. */
    boolean mentions(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return holds(name, wanted)
                || holds(who, wanted)
                || holds(service, wanted)
                || holds(sourceIp, wanted)
                || holds(accessKeyId, wanted)
                || (errorCode != null && holds(errorCode, wanted))
                || resources.stream().anyMatch(resource -> holds(resource.name(), wanted));
    }

    private static boolean holds(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
