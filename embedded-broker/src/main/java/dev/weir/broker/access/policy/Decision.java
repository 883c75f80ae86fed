package dev.weir.broker.access.policy;

/**
 * What policies say of a request.
 *
 * @param kind the sort of policy that decided it, or that has no statement which would allow it
 * @param policy the name of the policy that decided; empty where no statement did
 * @param sid the statement's Sid, or its number in the policy; empty where no statement did
 */
public record Decision(Outcome outcome, Kind kind, String policy, String sid) {

    /** Whether it may be done, and if not, whether anything says so. */
    public enum Outcome {
        ALLOWED,
        EXPLICITLY_DENIED,
        IMPLICITLY_DENIED
    }

    /** The sorts of policies, as the service's denials call them. */
    public enum Kind {
        IDENTITY("identity-based policy", "an "),
        RESOURCE("resource-based policy", "a "),
        BOUNDARY("permissions boundary", "a "),
        SESSION("session policy", "a "),
        /** The account itself asks, and nothing denies it. */
        ROOT("account", "an ");

        private final String words;
        private final String article;

        Kind(String words, String article) {
            this.words = words;
            this.article = article;
        }

        /** For instance {@code identity-based policy}. */
        public String words() {
            return words;
        }
    }

    public boolean isAllowed() {
        return outcome == Outcome.ALLOWED;
    }

    /** What AccessDeniedException says of it. */
    public String denial(AuthorizationRequest request) {
        String who = "User: " + request.principal().arn() + " is not authorized to perform: " + request.action()
                + (request.resource().equals("*") ? "" : " on resource: " + request.resource());
        return outcome == Outcome.EXPLICITLY_DENIED
                ? who + " with an explicit deny in " + kind.article + kind.words
                : who + " because no " + kind.words + " allows the " + request.action() + " action";
    }
}
