package dev.weir.app.streams.consumers;

import dev.weir.app.text.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a KCL 3 application's workers agreed on.
 *
 * @param leader the worker that assigns the leases, or null
 * @param clientVersion how far the application has come on the way from KCL 2 to 3, or null
 */
public record Coordinator(@Nullable String leader, @Nullable String clientVersion) {

    static final Coordinator UNKNOWN = new Coordinator(null, null);

    /** Adds what an item of {@code <application>-CoordinatorState} tells; other items change nothing. */
    Coordinator with(Map<String, AttributeValue> item) {
        String own = Lease.text(item, "key");
        String key = own != null ? own : Lease.text(item, Lease.KEY);
        if ("Leader".equals(key)) {
            return new Coordinator(Lease.text(item, "ownerName"), clientVersion);
        }
        return "Migration3.0".equals(key) ? new Coordinator(leader, Lease.text(item, "cv")) : this;
    }

    /** One sentence, empty if nothing is known. */
    public String words() {
        String leads = leader == null ? "" : Text.of("{0} assigns the leases.", leader);
        String version = clientVersion == null
                ? ""
                : switch (clientVersion) {
                    case "CLIENT_VERSION_3X" -> Text.of("The application runs as KCL 3.");
                    case "CLIENT_VERSION_2X", "CLIENT_VERSION_INIT" -> Text.of("The application runs as KCL 2.");
                    case "CLIENT_VERSION_3X_WITH_ROLLBACK" ->
                        Text.of("The application runs as KCL 3 and can go back to 2.");
                    case "CLIENT_VERSION_UPGRADE_FROM_2X" -> Text.of("The application is on its way from KCL 2 to 3.");
                    default -> Text.of("Client version {0}.", clientVersion);
                };
        return (leads + " " + version).strip();
    }
}
