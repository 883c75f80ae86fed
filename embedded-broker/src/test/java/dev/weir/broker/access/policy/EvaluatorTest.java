package dev.weir.broker.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.access.policy.Policies.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How policies of all sorts decide together. */
class EvaluatorTest {

    private static final String STREAM = "arn:aws:kinesis:us-east-1:123456789012:stream/orders";

    /** A letter each: A allows what is asked, D denies it, N speaks of something else; a dash is no policy. */
    private static @Nullable Named policy(String letters, String principal) throws Exception {
        if (letters.equals("-")) {
            return null;
        }
        List<String> statements = new ArrayList<>();
        for (char letter : letters.toCharArray()) {
            statements.add("{\"Effect\":\"" + (letter == 'D' ? "Deny" : "Allow") + "\",\"Action\":\""
                    + (letter == 'N' ? "s3:GetObject" : "kinesis:PutRecord") + "\",\"Resource\":\"*\""
                    + (principal.isEmpty() ? "" : ",\"Principal\":{\"" + principal + "\"}") + "}");
        }
        String text = "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
        return new Named(letters, principal.isEmpty() ? Policy.ofIdentity(text) : Policy.ofResource(text));
    }

    private static Principal principal(String who) {
        return switch (who) {
            case "user" -> new Principal("arn:aws:iam::123456789012:user/ana", "123456789012");
            case "role" -> new Principal("arn:aws:sts::123456789012:assumed-role/reader/s", "123456789012");
            case "root" -> new Principal("arn:aws:iam::123456789012:root", "123456789012");
            case "other" -> new Principal("arn:aws:iam::999999999999:user/eve", "999999999999");
            case "service" -> new Principal("firehose.amazonaws.com", "");
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static String named(String whom) {
        return switch (whom) {
            case "user" -> "AWS\":\"arn:aws:iam::123456789012:user/ana";
            case "role" -> "AWS\":\"arn:aws:iam::123456789012:role/reader";
            case "account" -> "AWS\":\"123456789012";
            case "other" -> "AWS\":\"arn:aws:iam::999999999999:user/eve";
            case "all" -> "AWS\":\"*";
            default -> "Service\":\"firehose.amazonaws.com";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # who   | identity | boundary | session | resource | names   | outcome           | by
            user    | A        | -        | -       | -        | -       | ALLOWED           | IDENTITY
            user    | -        | -        | -       | -        | -       | IMPLICITLY_DENIED | IDENTITY
            user    | N        | -        | -       | -        | -       | IMPLICITLY_DENIED | IDENTITY
            user    | D        | -        | -       | -        | -       | EXPLICITLY_DENIED | IDENTITY
            user    | AD       | -        | -       | -        | -       | EXPLICITLY_DENIED | IDENTITY
            user    | DA       | -        | -       | -        | -       | EXPLICITLY_DENIED | IDENTITY
            user    | NA       | -        | -       | -        | -       | ALLOWED           | IDENTITY
            user    | A        | A        | -       | -        | -       | ALLOWED           | IDENTITY
            user    | A        | N        | -       | -        | -       | IMPLICITLY_DENIED | BOUNDARY
            user    | A        | D        | -       | -        | -       | EXPLICITLY_DENIED | BOUNDARY
            user    | N        | A        | -       | -        | -       | IMPLICITLY_DENIED | IDENTITY
            user    | -        | A        | -       | -        | -       | IMPLICITLY_DENIED | IDENTITY
            user    | A        | -        | A       | -        | -       | ALLOWED           | IDENTITY
            user    | A        | -        | N       | -        | -       | IMPLICITLY_DENIED | SESSION
            user    | A        | -        | D       | -        | -       | EXPLICITLY_DENIED | SESSION
            user    | -        | -        | A       | -        | -       | IMPLICITLY_DENIED | IDENTITY
            user    | A        | A        | A       | -        | -       | ALLOWED           | IDENTITY
            user    | A        | N        | N       | -        | -       | IMPLICITLY_DENIED | BOUNDARY
            user    | -        | -        | -       | A        | user    | ALLOWED           | RESOURCE
            user    | -        | -        | -       | A        | all     | ALLOWED           | RESOURCE
            user    | -        | -        | -       | A        | account | IMPLICITLY_DENIED | IDENTITY
            user    | A        | -        | -       | A        | account | ALLOWED           | IDENTITY
            user    | A        | -        | -       | D        | user    | EXPLICITLY_DENIED | RESOURCE
            user    | A        | -        | -       | D        | account | EXPLICITLY_DENIED | RESOURCE
            user    | A        | -        | -       | D        | other   | ALLOWED           | IDENTITY
            user    | D        | -        | -       | A        | user    | EXPLICITLY_DENIED | IDENTITY
            user    | -        | N        | -       | A        | user    | ALLOWED           | RESOURCE
            user    | -        | D        | -       | A        | user    | EXPLICITLY_DENIED | BOUNDARY
            user    | -        | -        | -       | A        | role    | IMPLICITLY_DENIED | IDENTITY
            user    | -        | -        | -       | N        | user    | IMPLICITLY_DENIED | IDENTITY
            role    | A        | -        | -       | -        | -       | ALLOWED           | IDENTITY
            role    | A        | -        | N       | -        | -       | IMPLICITLY_DENIED | SESSION
            role    | -        | -        | -       | A        | role    | ALLOWED           | RESOURCE
            role    | -        | N        | -       | A        | role    | IMPLICITLY_DENIED | BOUNDARY
            role    | -        | -        | N       | A        | role    | IMPLICITLY_DENIED | SESSION
            role    | -        | A        | A       | A        | role    | ALLOWED           | RESOURCE
            role    | D        | -        | -       | A        | role    | EXPLICITLY_DENIED | IDENTITY
            root    | -        | -        | -       | -        | -       | ALLOWED           | ROOT
            root    | -        | -        | -       | D        | all     | EXPLICITLY_DENIED | RESOURCE
            root    | -        | -        | -       | D        | user    | ALLOWED           | ROOT
            other   | A        | -        | -       | -        | -       | IMPLICITLY_DENIED | RESOURCE
            other   | -        | -        | -       | A        | other   | IMPLICITLY_DENIED | IDENTITY
            other   | A        | -        | -       | A        | other   | ALLOWED           | IDENTITY
            other   | A        | -        | -       | A        | all     | ALLOWED           | IDENTITY
            other   | A        | N        | -       | A        | other   | IMPLICITLY_DENIED | BOUNDARY
            other   | A        | -        | N       | A        | other   | IMPLICITLY_DENIED | SESSION
            other   | A        | -        | -       | A        | user    | IMPLICITLY_DENIED | RESOURCE
            other   | A        | -        | -       | D        | all     | EXPLICITLY_DENIED | RESOURCE
            service | -        | -        | -       | A        | service | ALLOWED           | RESOURCE
            service | -        | -        | -       | A        | all     | IMPLICITLY_DENIED | RESOURCE
            service | -        | -        | -       | -        | -       | IMPLICITLY_DENIED | RESOURCE
            service | -        | -        | -       | D        | service | EXPLICITLY_DENIED | RESOURCE
            """)
    void together(
            String who,
            String identity,
            String boundary,
            String session,
            String resource,
            String names,
            Decision.Outcome outcome,
            Decision.Kind by)
            throws Exception {
        Named own = policy(identity, "");
        Named ofSession = policy(session, "");
        Decision decision = Evaluator.decide(
                new AuthorizationRequest(principal(who), "kinesis:PutRecord", STREAM, Map.of()),
                new Policies(
                        own == null ? List.of() : List.of(own),
                        policy(boundary, ""),
                        ofSession == null ? null : List.of(ofSession),
                        policy(resource, names.equals("-") ? "none" : named(names)),
                        "123456789012"));
        assertThat(decision.outcome() + " " + decision.kind()).isEqualTo(outcome + " " + by);
    }

    private static Decision decide(String sid, String effect) throws Exception {
        Policy policy = Policy.ofIdentity(
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"},{\"Sid\":\"" + sid
                        + "\",\"Effect\":\"" + effect + "\",\"Action\":\"kinesis:*\",\"Resource\":\"*\"}]}");
        return Evaluator.decide(
                new AuthorizationRequest(principal("user"), "kinesis:PutRecord", STREAM, Map.of()),
                new Policies(List.of(new Named("Writers", policy)), null, null, null, "123456789012"));
    }

    @Test
    void aDecisionNamesItsStatement() throws Exception {
        assertThat(decide("Never", "Deny"))
                .isEqualTo(
                        new Decision(Decision.Outcome.EXPLICITLY_DENIED, Decision.Kind.IDENTITY, "Writers", "Never"));
        assertThat(decide("", "Allow").sid()).as("its number, without a Sid").isEqualTo("2");
    }

    @Test
    void denialsAreInTheServicesWords() throws Exception {
        AuthorizationRequest request =
                new AuthorizationRequest(principal("user"), "kinesis:PutRecord", STREAM, Map.of());
        assertThat(decide("", "Deny").denial(request))
                .isEqualTo("User: arn:aws:iam::123456789012:user/ana is not authorized to perform: kinesis:PutRecord"
                        + " on resource: " + STREAM + " with an explicit deny in an identity-based policy");
        assertThat(Evaluator.decide(request, new Policies(List.of(), null, null, null, "123456789012"))
                        .denial(request))
                .endsWith("because no identity-based policy allows the kinesis:PutRecord action");
    }
}
