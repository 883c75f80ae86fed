package dev.weir.broker.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The condition operators, by the logic of the IAM reference. */
class ConditionTest {

    private static final Principal ANA = new Principal("arn:aws:iam::123456789012:user/ana", "123456789012");

    /** Several values stand with semicolons between them; a dash is a request without the key. */
    @ParameterizedTest
    @CsvFileSource(resources = "conditions.csv", delimiter = '|', quoteCharacter = '"')
    void conditions(String operator, String values, String given, boolean holds) {
        Map<String, List<String>> context = new HashMap<>(
                Map.of("aws:username", List.of("ana"), "team", List.of("*"), "many", List.of("one", "two")));
        if (!given.equals("-")) {
            context.put("the:Key", List.of(given.split(";", -1)));
        }
        Condition condition = Condition.of(operator, "The:key", List.of(values.split(";", -1)))
                .orElseThrow();
        assertThat(condition.holds(new AuthorizationRequest(ANA, "a:B", "*", context), true))
                .isEqualTo(holds);
    }

    @Test
    void anEarlierVersionHasNoVariables() {
        Condition condition =
                Condition.of("StringLike", "k", List.of("${aws:username}")).orElseThrow();
        AuthorizationRequest asItIs = new AuthorizationRequest(
                ANA, "a:B", "*", Map.of("k", List.of("${aws:username}"), "aws:username", List.of("ana")));
        assertThat(condition.holds(asItIs, false)).isTrue();
        assertThat(condition.holds(asItIs, true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"StringMatches", "NullIfExists", "ForAnyValue:Null", "ForSome:StringLike", "", "IfExists", ":"})
    void noOperators(String name) {
        assertThat(Condition.of(name, "k", List.of("a"))).isEmpty();
    }
}
