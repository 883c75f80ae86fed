package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.app.settings.ConnectionWish;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

    @TempDir
    Path folder;

    @Test
    void bothFilesMakeOneSortedListWithRegionsAndSso() throws Exception {
        Path config = write("config", """
                [default]
                region = eu-west-1
                [profile orders-prod]
                region = eu-central-1
                sso_session = corp
                sso_account_id = 123456789012
                sso_role_name = Admin
                [sso-session corp]
                sso_region = eu-central-1
                sso_start_url = https://example.awsapps.com/start
                """);
        Path credentials = write("credentials", """
                [default]
                aws_access_key_id = a
                aws_secret_access_key = b
                [lab]
                aws_access_key_id = c
                aws_secret_access_key = d
                """);

        Profiles profiles = Profiles.read(config, credentials);

        assertThat(profiles.problems()).isEmpty();
        assertThat(profiles.list())
                .extracting(
                        Profiles.Entry::name,
                        Profiles.Entry::region,
                        entry -> entry.source().words())
                .containsExactly(
                        tuple("default", "eu-west-1", "access key"),
                        tuple("lab", null, "access key"),
                        tuple("orders-prod", "eu-central-1", "SSO, role Admin of 123456789012"));
        assertThat(profiles.list().getLast().suggestedKind()).isEqualTo(Connection.Kind.PRODUCTION);
        assertThat(Profiles.connection(profiles.list().get(1), ConnectionWish.NONE)
                        .region())
                .isEqualTo("us-east-1");
        assertThat(Profiles.connection(profiles.list().getLast(), ConnectionWish.NONE.withKind("TEST"))
                        .kind())
                .isEqualTo(Connection.Kind.TEST);
    }

    @Test
    void aDamagedFileIsNamedWithItsLineAndTheOtherStillServes() throws Exception {
        Path config = write("config", "[default]\nregion = eu-west-1\nnonsense without a sign\n");
        Path credentials = write("credentials", "[lab]\naws_access_key_id = c\naws_secret_access_key = d\n");

        Profiles profiles = Profiles.read(config, credentials);

        assertThat(profiles.list()).extracting(Profiles.Entry::name).containsExactly("lab");
        assertThat(profiles.problems()).singleElement().asString().contains(config.toString(), "line 3");
    }

    @Test
    void bytesThatAreNoTextAreAProblemToo() throws Exception {
        Path config = folder.resolve("config");
        Files.write(config, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, '[', 'x'});

        Profiles profiles = Profiles.read(config, folder.resolve("none"));

        assertThat(profiles.list()).isEmpty();
        assertThat(profiles.problems()).hasSize(1);
    }

    @Test
    void aComputerWithoutAwsFilesHasNoProfilesAndNoProblem() {
        Profiles profiles = Profiles.read(folder.resolve("none"), folder.resolve("none"));
        assertThat(profiles.list()).isEmpty();
        assertThat(profiles.problems()).isEmpty();
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }
}
