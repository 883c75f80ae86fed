package dev.weir.app.connection.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.profiles.ProfileFile;

class SourceReaderTest {

    private static final SourceReader READER = new SourceReader(config("""
            [profile keys]
            aws_access_key_id = AKIA1
            aws_secret_access_key = very-secret
            [profile temporary]
            aws_access_key_id = ASIA1
            aws_secret_access_key = very-secret
            aws_session_token = very-secret-too
            [sso-session corp]
            sso_start_url = https://corp.example/start
            sso_region = eu-central-1
            sso_registration_scopes = sso:account:access, other:scope
            [profile sso]
            sso_session = corp
            sso_account_id = 123456789012
            sso_role_name = Admin
            [profile legacy]
            sso_start_url = https://old.example/start
            sso_region = us-east-1
            sso_account_id = 123456789012
            sso_role_name = Admin
            [profile role]
            role_arn = arn:aws:iam::123456789012:role/Orders
            source_profile = sso
            mfa_serial = arn:aws:iam::123456789012:mfa/ada
            external_id = e
            duration_seconds = 7200
            [profile chain]
            role_arn = arn:aws:iam::210987654321:role/Deep
            source_profile = role
            [profile instance]
            role_arn = arn:aws:iam::123456789012:role/Orders
            credential_source = Ec2InstanceMetadata
            [profile self]
            role_arn = arn:aws:iam::123456789012:role/Orders
            source_profile = self
            aws_access_key_id = AKIA1
            aws_secret_access_key = very-secret
            [profile token]
            role_arn = arn:aws:iam::123456789012:role/Orders
            web_identity_token_file = /token
            [profile login]
            login_session = arn:aws:iam::123456789012:user/ada
            [profile process]
            credential_process = /bin/give --secret hidden
            [profile empty]
            region = eu-west-1
            [profile half]
            aws_access_key_id = AKIA1
            [profile no-source]
            role_arn = arn:aws:iam::123456789012:role/Orders
            [profile both]
            role_arn = arn:aws:iam::123456789012:role/Orders
            source_profile = keys
            credential_source = Environment
            [profile gone]
            role_arn = arn:aws:iam::123456789012:role/Orders
            source_profile = nowhere
            [profile round]
            role_arn = arn:aws:iam::123456789012:role/Orders
            source_profile = about
            [profile about]
            role_arn = arn:aws:iam::123456789012:role/Orders
            source_profile = round
            [profile odd-source]
            role_arn = arn:aws:iam::123456789012:role/Orders
            credential_source = Moon
            [profile too-long]
            role_arn = arn:aws:iam::123456789012:role/Orders
            source_profile = keys
            duration_seconds = 99999
            [profile no-session]
            sso_session = nowhere
            sso_account_id = 123456789012
            sso_role_name = Admin
            [profile no-role]
            sso_session = corp
            sso_account_id = 123456789012
            """));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "keys|access key",
                "temporary|temporary access key",
                "sso|SSO, role Admin of 123456789012",
                "legacy|SSO, role Admin of 123456789012",
                "role|role Orders through sso, with MFA",
                "chain|role Deep through role",
                "instance|role Orders through Ec2InstanceMetadata",
                "self|role Orders through self",
                "token|role Orders with a web identity token",
                "login|console login (aws login)",
                "process|credential process",
            })
    void eachSortIsToldApart(String profile, String words) {
        CredentialSource source = READER.read(profile);
        assertThat(source.words()).isEqualTo(words);
        assertThat(source.problem()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty|It holds no credentials and no way to get any.",
                "half|Its aws_access_key_id has no secret key.",
                "no-source|It has a role_arn, but neither source_profile nor credential_source.",
                "both|It has both source_profile and credential_source; one must go.",
                "gone|There is no profile nowhere in ~/.aws.",
                "round|Its source_profile goes round in a circle: round, about, round.",
                "odd-source|Its credential_source Moon is none of Environment, EcsContainer and Ec2InstanceMetadata.",
                "too-long|Its duration_seconds is no number from 900 to 43200.",
                "no-session|There is no section sso-session nowhere in ~/.aws/config.",
                "no-role|It has no sso_role_name.",
                "unheard-of|There is no profile unheard-of in ~/.aws.",
            })
    void oneThatCannotWorkSaysWhy(String profile, String why) {
        assertThat(READER.read(profile).problem()).isEqualTo(why);
    }

    @Test
    void aSessionBringsItsScopesAndAChainItsLogin() {
        CredentialSource.Sso sso = READER.read("sso").sso();
        assertThat(sso.scopes()).isEqualTo(List.of("sso:account:access", "other:scope"));
        assertThat(READER.read("chain").sso()).isEqualTo(sso);
        assertThat(READER.read("legacy").sso().session()).isNull();
    }

    @Test
    void secretsAreNotInTheTexts() {
        assertThat(READER.read("temporary").toString()).contains("ASIA1").doesNotContain("very-secret");
        assertThat(READER.read("self").toString()).doesNotContain("very-secret");
    }

    private static ProfileFile config(String text) {
        return ProfileFile.builder()
                .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
    }
}
