package dev.weir.broker.access;

import java.time.Instant;
import java.util.Map;

/** What programs that the broker starts for a role sign their calls with. Thread-safe. */
@FunctionalInterface
public interface RoleCredentials {

    /** For a broker that takes any key: of the shape of credentials, and nobody's. */
    RoleCredentials ANY = (_, _, _) -> Map.of("AWS_ACCESS_KEY_ID", "weir", "AWS_SECRET_ACCESS_KEY", "weir");

    /**
     * Variables of a program's environment.
     *
     * @param session tells the program from others of the role
     * @return none if there is no such role
     */
    Map<String, String> environment(String roleArn, String session, Instant now);
}
