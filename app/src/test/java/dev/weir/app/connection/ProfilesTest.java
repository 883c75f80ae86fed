package dev.weir.app.connection;

import static org.assertj.core.api.Assertions.assertThat;

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
                .containsExactly(
                        new Profiles.Entry("default", "eu-west-1", false),
                        new Profiles.Entry("lab", null, false),
                        new Profiles.Entry("orders-prod", "eu-central-1", true));
        assertThat(profiles.list().getLast().suggestedKind()).isEqualTo(Connection.Kind.PRODUCTION);
        assertThat(Profiles.connection(profiles.list().get(1), null).region()).isEqualTo("us-east-1");
        assertThat(Profiles.connection(profiles.list().getLast(), "TEST").kind())
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
