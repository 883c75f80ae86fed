package dev.weir.app.delivery.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionQueryTest {

    @Test
    void findsKeysOfTextsNumbersAndTimes() {
        PartitionQuery query = PartitionQuery.parse(
                "{customer: .customer, ok: .ok, \"day\": (.ts | strftime(\"%Y-%m-%d\")), half: (.ts|strftime(\"%p %%%s\"))}");
        assertThat(query.of("{\"customer\": 7, \"ok\": true, \"ts\": 1767323045}")
                        .keys())
                .isEqualTo(Map.of(
                        "partitionKeyFromQuery:customer", "7",
                        "partitionKeyFromQuery:ok", "true",
                        "partitionKeyFromQuery:day", "2026-01-02",
                        "partitionKeyFromQuery:half", "AM %1767323045"));
    }

    @Test
    void saysWhyARecordFails() {
        PartitionQuery query = PartitionQuery.parse("{customer: .customer}");
        assertThat(query.of("no json").problem()).isEqualTo("The record is not JSON.");
        assertThat(query.of("").problem()).isEqualTo("The record is empty, not JSON.");
        assertThat(query.of("{}").problem()).contains("“customer” is null, empty");
        assertThat(query.of("{\"customer\": [1]}").problem()).contains("“customer”");
        assertThat(query.of("{\"customer\": \"\"}").problem()).contains("“customer”");
        assertThat(PartitionQuery.parse(".customer").of("{\"customer\": 1}").problem())
                .isEqualTo("The query makes no object of this record.");
        assertThat(PartitionQuery.parse("{a: (.a | tonumber)}")
                        .of("{\"a\": \"x\"}")
                        .problem())
                .startsWith("The query fails for this record: ");
    }

    @Test
    void refusesWhatIsNoQuery() {
        assertThatThrownBy(() -> PartitionQuery.parse("{customer: "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("This is no jq expression: ");
    }
}
