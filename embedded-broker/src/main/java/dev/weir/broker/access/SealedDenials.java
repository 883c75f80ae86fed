package dev.weir.broker.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.broker.call.Denial;
import dev.weir.broker.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Denials as text that tells nobody anything until STS's DecodeAuthorizationMessage opens it: who is denied should not learn
 * by that what the account's policies say. Thread-safe.
 */
public final class SealedDenials {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Seal seal;

    public SealedDenials(Seal seal) {
        this.seal = seal;
    }

    public String close(Denial denial) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(seal.close(text(denial).getBytes(StandardCharsets.UTF_8)));
    }

    /** The denial as JSON in the form of DecodeAuthorizationMessage; empty if this broker did not make the text. */
    public Optional<String> open(String text) {
        try {
            byte[] plain = seal.open(Base64.getUrlDecoder().decode(text), 0);
            return plain == null ? Optional.empty() : Optional.of(new String(plain, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Denial denial) {
        ObjectNode message = JSON.createObjectNode();
        message.put("allowed", false);
        message.put("explicitDeny", denial.explicit());
        message.put("decidedBy", denial.policyKind());
        ObjectNode matched = message.putObject("matchedStatements");
        if (denial.policy().isEmpty()) {
            matched.putArray("items");
        } else {
            matched.putArray("items")
                    .addObject()
                    .put("statementId", denial.statement())
                    .put("effect", denial.explicit() ? "DENY" : "ALLOW")
                    .put("sourcePolicyId", denial.policy())
                    .put("sourcePolicyType", denial.policyKind());
        }
        message.putObject("failures").putArray("items");
        message.putObject("context").put("action", denial.action()).put("resource", denial.resource());
        return written(message);
    }

    private static String written(JsonNode message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}
