package dev.weir.broker.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a statement speaks of: actions, resources and principals. */
class StatementTest {

    private static final Map<String, List<String>> CONTEXT = Map.of("aws:username", List.of("ana"));
    private static final Principal ANA = new Principal("arn:aws:iam::123456789012:user/ana", "123456789012");

    private static boolean allows(String element, String value, String action, String resource) throws Exception {
        boolean isAction = element.endsWith("Action");
        Policy policy = Policy.ofIdentity(
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"" + element + "\":[\""
                        + value.replace(";", "\",\"") + "\"],\"" + (isAction ? "Resource" : "Action") + "\":\"*\"}}");
        return policy.statements().getFirst().matches(new AuthorizationRequest(ANA, action, resource, CONTEXT), true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Action    | kinesis:PutRecord              | kinesis:PutRecord       | true
            Action    | kinesis:PutRecord              | kinesis:PutRecords      | false
            Action    | KINESIS:putrecord              | kinesis:PutRecord       | true
            Action    | kinesis:Put*                   | kinesis:PutRecords      | true
            Action    | kinesis:Put*                   | kinesis:GetRecords      | false
            Action    | kinesis:*                      | kinesis:GetRecords      | true
            Action    | kinesis:*                      | kinesisanalytics:Start  | false
            Action    | *                              | anything:AtAll          | true
            Action    | kinesis:?etRecords             | kinesis:GetRecords      | true
            Action    | kinesis:?etRecords             | kinesis:etRecords       | false
            Action    | kinesis:*Stream                | kinesis:DeleteStream    | true
            Action    | kinesis:*Stream                | kinesis:ListStreams     | false
            Action    | kinesis:De*Stream*             | kinesis:DescribeStreamSummary | true
            Action    | s3:GetObject;kinesis:PutRecord | kinesis:PutRecord       | true
            Action    | s3:GetObject;s3:PutObject      | kinesis:PutRecord       | false
            NotAction | kinesis:PutRecord              | kinesis:PutRecord       | false
            NotAction | kinesis:PutRecord              | kinesis:GetRecords      | true
            NotAction | kinesis:*                      | s3:GetObject            | true
            NotAction | kinesis:*;s3:*                 | s3:GetObject            | false
            NotAction | *                              | s3:GetObject            | false
            """)
    void actions(String element, String value, String action, boolean matches) throws Exception {
        assertThat(allows(element, value, action, "arn:aws:kinesis:us-east-1:123456789012:stream/orders"))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Resource    | *                                                      | arn:aws:s3:::lake/a                                  | true
            Resource    | arn:aws:s3:::lake                                      | arn:aws:s3:::lake                                    | true
            Resource    | arn:aws:s3:::lake                                      | arn:aws:s3:::lake/a                                  | false
            Resource    | arn:aws:s3:::lake/*                                    | arn:aws:s3:::lake/a/b/c                              | true
            Resource    | arn:aws:s3:::lake/*                                    | arn:aws:s3:::lake                                    | false
            Resource    | arn:aws:s3:::Lake/*                                    | arn:aws:s3:::lake/a                                  | false
            Resource    | arn:aws:s3:::lake/2026-??/*                            | arn:aws:s3:::lake/2026-11/x                          | true
            Resource    | arn:aws:s3:::lake/2026-??/*                            | arn:aws:s3:::lake/2026-1/x                           | false
            Resource    | arn:aws:kinesis:*:*:stream/orders                      | arn:aws:kinesis:us-east-1:123456789012:stream/orders | true
            Resource    | arn:aws:kinesis:*:*:stream/orders                      | arn:aws:kinesis:us-east-1:123456789012:stream/order  | false
            Resource    | arn:aws:kinesis:eu-*:*:stream/*                        | arn:aws:kinesis:us-east-1:123456789012:stream/orders | false
            Resource    | arn:aws:s3:::lake/${aws:username}/*                    | arn:aws:s3:::lake/ana/x                              | true
            Resource    | arn:aws:s3:::lake/${aws:username}/*                    | arn:aws:s3:::lake/bob/x                              | false
            Resource    | arn:aws:s3:::lake/${aws:nobody}/*                      | arn:aws:s3:::lake/ana/x                              | false
            Resource    | arn:aws:s3:::lake/${aws:nobody, 'all'}/*               | arn:aws:s3:::lake/all/x                              | true
            Resource    | arn:aws:s3:::lake/${*}                                 | arn:aws:s3:::lake/*                                  | true
            Resource    | arn:aws:s3:::lake/${*}                                 | arn:aws:s3:::lake/x                                  | false
            Resource    | arn:aws:s3:::a;arn:aws:s3:::b                          | arn:aws:s3:::b                                       | true
            NotResource | arn:aws:s3:::lake/*                                    | arn:aws:s3:::lake/a                                  | false
            NotResource | arn:aws:s3:::lake/*                                    | arn:aws:s3:::pond/a                                  | true
            NotResource | arn:aws:s3:::lake/*;arn:aws:s3:::pond/*                | arn:aws:s3:::pond/a                                  | false
            """)
    void resources(String element, String value, String resource, boolean matches) throws Exception {
        assertThat(allows(element, value, "s3:GetObject", resource)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Principal    | "*"                                                          | arn:aws:iam::123456789012:user/ana              | 123456789012 | ITSELF
            Principal    | {"AWS":"*"}                                                  | arn:aws:iam::999999999999:user/eve              | 999999999999 | ITSELF
            Principal    | {"AWS":"123456789012"}                                       | arn:aws:iam::123456789012:user/ana              | 123456789012 | ACCOUNT
            Principal    | {"AWS":"arn:aws:iam::123456789012:root"}                     | arn:aws:iam::123456789012:user/ana              | 123456789012 | ACCOUNT
            Principal    | {"AWS":"arn:aws:iam::123456789012:root"}                     | arn:aws:iam::123456789012:root                  | 123456789012 | ITSELF
            Principal    | {"AWS":"999999999999"}                                       | arn:aws:iam::123456789012:user/ana              | 123456789012 | NONE
            Principal    | {"AWS":"arn:aws:iam::123456789012:user/ana"}                 | arn:aws:iam::123456789012:user/ana              | 123456789012 | ITSELF
            Principal    | {"AWS":"arn:aws:iam::123456789012:user/ana"}                 | arn:aws:iam::123456789012:user/Ana              | 123456789012 | NONE
            Principal    | {"AWS":["999999999999","arn:aws:iam::123456789012:user/ana"]}| arn:aws:iam::123456789012:user/ana              | 123456789012 | ITSELF
            Principal    | {"AWS":"arn:aws:iam::123456789012:role/reader"}              | arn:aws:sts::123456789012:assumed-role/reader/s | 123456789012 | ITSELF
            Principal    | {"AWS":"arn:aws:sts::123456789012:assumed-role/reader/s"}    | arn:aws:sts::123456789012:assumed-role/reader/s | 123456789012 | ITSELF
            Principal    | {"AWS":"arn:aws:iam::123456789012:role/writer"}              | arn:aws:sts::123456789012:assumed-role/reader/s | 123456789012 | NONE
            Principal    | {"Service":"firehose.amazonaws.com"}                         | firehose.amazonaws.com                          | ``           | ITSELF
            Principal    | {"Service":"firehose.amazonaws.com"}                         | lambda.amazonaws.com                            | ``           | NONE
            Principal    | {"Service":"firehose.amazonaws.com"}                         | arn:aws:iam::123456789012:user/ana              | 123456789012 | NONE
            Principal    | {"AWS":"*"}                                                  | firehose.amazonaws.com                          | ``           | NONE
            NotPrincipal | {"AWS":"arn:aws:iam::123456789012:user/ana"}                 | arn:aws:iam::123456789012:user/ana              | 123456789012 | NONE
            NotPrincipal | {"AWS":"arn:aws:iam::123456789012:user/ana"}                 | arn:aws:iam::123456789012:user/bob              | 123456789012 | ITSELF
            """)
    void principals(String element, String value, String arn, String account, PrincipalElement.Match match)
            throws Exception {
        Policy policy = Policy.ofResource(
                "{\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"" + element + "\":" + value + "}}");
        assertThat(policy.statements().getFirst().of(new Principal(arn, account)))
                .isEqualTo(match);
    }
}
