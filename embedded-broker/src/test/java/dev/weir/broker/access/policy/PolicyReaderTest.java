package dev.weir.broker.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a policy, and what is none. */
class PolicyReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not json                                                                                 | no JSON at line 1
            []                                                                                       | a JSON object
            {}                                                                                       | has a Statement
            {"Statement":[]}                                                                         | has a Statement
            {"Statement":"all"}                                                                      | has a Statement
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}} x                           | no JSON
            {"Version":"2012-10-18","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}      | Version is 2012-10-17
            {"Versoin":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}      | no element Versoin
            {"Statement":{"Effect":"allow","Action":"*","Resource":"*"}}                             | Effect is Allow or Deny
            {"Statement":{"Action":"*","Resource":"*"}}                                              | Effect is Allow or Deny
            {"Statement":{"Effect":"Allow","Resource":"*"}}                                          | says no Action
            {"Statement":{"Effect":"Allow","Action":"*"}}                                            | says no Resource
            {"Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}                              | Action is empty
            {"Statement":{"Effect":"Allow","Action":7,"Resource":"*"}}                               | a text or a list of texts
            {"Statement":{"Effect":"Allow","Action":"PutRecord","Resource":"*"}}                     | service:Name
            {"Statement":{"Effect":"Allow","Action":"*:PutRecord","Resource":"*"}}                   | service:Name
            {"Statement":{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}}             | not both
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","NotResource":"*"}}           | not both
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"orders"}}                        | an ARN or *
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}}             | has no Principal
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Sid":"a-b"}}                 | Sid has letters
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Effect":"Deny"}}             | no JSON
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Conditions":{}}}             | no element Conditions
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":[]}}              | Condition is a JSON object
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringIs":{"a":"b"}}}} | no condition operator StringIs
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":"true"}}} | keys with their values
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":[]}}}}   | has no value
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":{}}}}}   | texts, numbers
            {"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"a":null}}}} | texts, numbers
            {"Statement":[{"Sid":"a","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"a","Effect":"Deny","Action":"*","Resource":"*"}]} | Two statements have the Sid a
            {"Statement":[1]}                                                                        | Statement 1 is a JSON object
            """)
    void refusedOfAnIdentity(String json, String why) {
        assertThatThrownBy(() -> Policy.ofIdentity(json))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Effect":"Allow","Action":"*","Resource":"*"}                                       | has Principal or NotPrincipal
            {"Effect":"Allow","Action":"*","Principal":"*","NotPrincipal":"*"}                   | has Principal or NotPrincipal
            {"Effect":"Allow","Action":"*","Principal":"ana"}                                    | a principal is
            {"Effect":"Allow","Action":"*","Principal":{}}                                       | a principal is
            {"Effect":"Allow","Action":"*","Principal":{"User":"ana"}}                           | no element User
            {"Effect":"Allow","Action":"*","Principal":{"AWS":"ana"}}                            | an AWS principal is
            {"Effect":"Allow","Action":"*","Principal":{"AWS":"arn:aws:iam::123456789012:user/*"}} | is * or whole
            {"Effect":"Allow","Action":"*","Principal":{"AWS":[]}}                               | is empty
            """)
    void refusedOfAResource(String statement, String why) {
        assertThatThrownBy(() -> Policy.ofResource("{\"Statement\":" + statement + "}"))
                .isInstanceOf(MalformedPolicyException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2008-10-17\",\"Id\":\"x\",\"Statement\":[{\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\"],\"NotResource\":[\"arn:aws:s3:::a\"]}]}",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":true},\"NumericLessThan\":{\"s3:max-keys\":10}}}}",
            })
    void taken(String json) throws Exception {
        assertThat(Policy.ofIdentity(json).statements()).isNotEmpty();
    }
}
