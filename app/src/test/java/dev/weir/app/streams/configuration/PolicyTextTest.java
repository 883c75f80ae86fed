package dev.weir.app.streams.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTextTest {

    private static final String ARN = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1] | A policy is an object",
                "{} | A policy needs a Statement",
                "{\"Version\":\"2020-01-01\",\"Statement\":{}} | Version is",
                "{\"Statement\":[{\"Effect\":\"allow\"}]} | Statement 1: Effect is",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]} | Principal is missing",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}} | Action is missing",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\"}} | Resource is missing",
                "{\"Statement\":[]} x | Line 1, column 1",
                "{\"a\":1,\"a\":2} | Duplicate field 'a'",
            })
    void whatIsWrongIsNamed(String text, String problem) {
        assertThat(PolicyText.problem(text)).contains(problem);
    }

    @Test
    void theExampleIsRightAndPretty() {
        String example = PolicyText.example(ARN);
        assertThat(PolicyText.problem(example)).isNull();
        assertThat(PolicyText.pretty(PolicyText.compact(example))).isEqualTo(example);
        assertThat(PolicyText.open(example)).isFalse();
    }

    @Test
    void everybodyWithoutAConditionIsOpen() {
        String open = PolicyText.example(ARN).replace("111122223333", "*");
        assertThat(PolicyText.open(open)).isTrue();
        assertThat(PolicyText.open(open.replace("\"Effect\"", "\"Condition\": {\"a\":\"b\"}, \"Effect\"")))
                .isFalse();
    }
}
