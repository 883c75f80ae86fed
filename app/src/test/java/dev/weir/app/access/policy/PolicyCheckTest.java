package dev.weir.app.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.app.access.policy.PolicyCheck.Sort;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckTest {

    private static String statement(String members) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{" + members + "}}";
    }

    private static List<String> said(String text, Sort sort) {
        return PolicyCheck.of(text, sort).stream().map(PolicyProblem::text).toList();
    }

    @ParameterizedTest
    @EnumSource(PolicyExample.class)
    void theExamplesAreRight(PolicyExample example) {
        assertThat(PolicyCheck.of(example.text(), example.sort()))
                .filteredOn(PolicyProblem::error)
                .isEmpty();
    }

    @Test
    void aTextThatIsNoJsonHasOnePlacedProblem() {
        List<PolicyProblem> problems =
                PolicyCheck.of("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [ }\n", Sort.IDENTITY);
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().line()).isEqualTo(3);
        assertThat(problems.getFirst().error()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "7",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{\"Statement\":[]}",
                "null",
                "{\"Statement\":7}"
            })
    void whatIsNoPolicyIsSaidAndNeverThrown(String text) {
        assertThat(PolicyCheck.of(text, Sort.IDENTITY)).anyMatch(PolicyProblem::error);
    }

    @Test
    void deepNestingIsRefusedNotFollowed() {
        assertThat(PolicyCheck.of("[".repeat(20_000), Sort.IDENTITY)).anyMatch(PolicyProblem::error);
    }

    @Test
    void aMisspeltElementIsNamedWithItsPlaceAndTheRightOne() {
        List<PolicyProblem> problems = PolicyCheck.of(
                "{\"Version\":\"2012-10-17\",\n \"Statement\":[{\"Effect\":\"Allow\",\n  \"Actions\":\"kinesis:GetRecords\",\"Resource\":\"*\"}]}",
                Sort.IDENTITY);
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo(3);
            assertThat(problem.text()).contains("is \"Action\" meant?");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinesis:GetRecord|*|kinesis has no action",
                "kinesys:GetRecords|*|is \"kinesis\" meant?",
                "GetRecords|*|An action is SERVICE:OPERATION",
                "kinesis:GetRecords|orders|A Resource is \"*\" or an ARN",
                "kinesis:GetRecords|arn:aws:kinesis:us-east-1|An ARN has six parts",
                "kinesis:GetRecords|arn:aws:kinesis:us-east-1:1234:stream/a|is no account",
                "kinesis:GetRecords|arn:aws:s3:::bucket|never done to a resource of s3",
                "kinesis:GetRecords|arn:aws:kinesis:us-east-1:111122223333:orders|ends in stream/NAME",
                "kinesis:ListStreams|arn:aws:kinesis:us-east-1:111122223333:stream/a|only the Resource",
                "s3:GetObject|arn:aws:s3:::bucket|done to objects",
                "s3:ListBucket|arn:aws:s3:::bucket/a|done to a bucket",
                "*|*|everything on everything",
                "kinesis:*|*|all of kinesis on every resource",
                "iam:PassRole|*|Name the roles"
            })
    void actionsAndResources(String action, String resource, String words) {
        assertThat(said(
                        statement(
                                "\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\""),
                        Sort.IDENTITY))
                .anyMatch(text -> text.contains(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kinesis:Get*|arn:aws:kinesis:*:*:stream/orders",
                "KINESIS:getrecords|arn:aws:kinesis:us-east-1:111122223333:stream/orders",
                "kinesis:GetRecords|arn:aws:kinesis:us-east-1:${aws:PrincipalAccount}:stream/*",
                "s3:GetObject|arn:aws:s3:::bucket/*",
                "s3:Get*|arn:aws:s3:::bucket*"
            })
    void whatIsRightIsLeftAlone(String action, String resource) {
        assertThat(said(
                        statement(
                                "\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\""),
                        Sort.IDENTITY))
                .isEmpty();
    }

    @Test
    void principalsBelongToPoliciesOfResourcesOnly() {
        String everybody = statement(
                "\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"kinesis:GetRecords\",\"Resource\":\"*\"");
        assertThat(said(everybody, Sort.IDENTITY)).anyMatch(text -> text.contains("has no Principal"));
        assertThat(said(everybody, Sort.RESOURCE)).anyMatch(text -> text.contains("lets everybody in"));
        assertThat(said(everybody, Sort.TRUST)).anyMatch(text -> text.contains("has no Resource"));
    }

    @Test
    void conditionOperatorsAreChecked() {
        assertThat(said(
                        statement(
                                "\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"StringEqual\":{\"a\":\"b\"}}"),
                        Sort.IDENTITY))
                .anyMatch(text -> text.contains("is \"StringEquals\" meant?"));
        assertThat(said(
                        statement(
                                "\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"ForAnyValue:StringLikeIfExists\":{\"a\":\"b\"}}"),
                        Sort.IDENTITY))
                .isEmpty();
    }
}
