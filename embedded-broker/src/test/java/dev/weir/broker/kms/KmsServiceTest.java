package dev.weir.broker.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.broker.BrokerConfig;
import dev.weir.broker.BrokerStartException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.kms.KmsAsyncClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** KMS as its real clients meet it. */
class KmsServiceTest {

    private static final SdkBytes TEXT = SdkBytes.fromUtf8String("what is to be kept");
    private static final Map<String, String> CONTEXT = Map.of("purpose", "test", "owner", "weir");
    private static final String MISSING = "00000000-0000-0000-0000-000000000000";

    private static RunningBroker running;
    private static KmsClient kms;

    @BeforeAll
    static void start() throws BrokerStartException {
        running = new RunningBroker(BrokerConfig.inMemory());
        kms = running.client(KmsClient.builder());
    }

    @AfterAll
    static void stop() {
        kms.close();
        running.close();
    }

    private static KeyMetadata newKey() {
        return kms.createKey(r -> r.description("a key")).keyMetadata();
    }

    private static SdkBytes seal(String keyId) {
        return kms.encrypt(r -> r.keyId(keyId).plaintext(TEXT).encryptionContext(CONTEXT))
                .ciphertextBlob();
    }

    @Test
    void aNewKeyIsDescribedInFull() {
        KeyMetadata made = newKey();
        KeyMetadata key = kms.describeKey(r -> r.keyId(made.arn())).keyMetadata();
        assertThat(key).isEqualTo(made);
        assertThat(key.arn()).isEqualTo("arn:aws:kms:us-east-1:000000000000:key/" + key.keyId());
        assertThat(key.keyState()).isEqualTo(KeyState.ENABLED);
        assertThat(key.enabled()).isTrue();
        assertThat(key.description()).isEqualTo("a key");
        assertThat(key.keyManager()).isEqualTo(KeyManagerType.CUSTOMER);
        assertThat(key.encryptionAlgorithmsAsStrings()).containsExactly("SYMMETRIC_DEFAULT");
        assertThat(key.deletionDate()).isNull();
    }

    @Test
    void whatIsEncryptedIsDecryptedOnlyWithItsContext() {
        KeyMetadata key = newKey();
        SdkBytes sealed = seal(key.keyId());
        assertThat(sealed.asString(StandardCharsets.ISO_8859_1)).doesNotContain(TEXT.asUtf8String());
        assertThat(seal(key.keyId())).isNotEqualTo(sealed);
        var opened = kms.decrypt(r -> r.ciphertextBlob(sealed).encryptionContext(CONTEXT));
        assertThat(opened.plaintext()).isEqualTo(TEXT);
        assertThat(opened.keyId()).isEqualTo(key.arn());
        assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(sealed)))
                .isInstanceOf(InvalidCiphertextException.class);
        assertThatThrownBy(() -> kms.decrypt(
                        r -> r.ciphertextBlob(sealed).encryptionContext(Map.of("purpose", "test", "owner", "x"))))
                .isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void aChangedByteAnywhereIsNoticed() {
        byte[] sealed = seal(newKey().keyId()).asByteArray();
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> kms.decrypt(r ->
                            r.ciphertextBlob(SdkBytes.fromByteArray(changed)).encryptionContext(CONTEXT)))
                    .isInstanceOf(InvalidCiphertextException.class);
        }
    }

    @Test
    void aDataKeyOpensToItsPlainText() {
        KeyMetadata key = newKey();
        var made = kms.generateDataKey(r -> r.keyId(key.keyId()).keySpec(DataKeySpec.AES_256));
        assertThat(made.plaintext().asByteArray()).hasSize(32);
        assertThat(kms.decrypt(r -> r.ciphertextBlob(made.ciphertextBlob())).plaintext())
                .isEqualTo(made.plaintext());
        var sealedOnly =
                kms.generateDataKeyWithoutPlaintext(r -> r.keyId(key.keyId()).numberOfBytes(7));
        assertThat(kms.decrypt(r -> r.ciphertextBlob(sealedOnly.ciphertextBlob()))
                        .plaintext()
                        .asByteArray())
                .hasSize(7);
    }

    @Test
    void reEncryptMovesToAnotherKey() {
        SdkBytes sealed = seal(newKey().keyId());
        KeyMetadata other = newKey();
        SdkBytes moved = kms.reEncrypt(r -> r.ciphertextBlob(sealed)
                        .sourceEncryptionContext(CONTEXT)
                        .destinationKeyId(other.arn()))
                .ciphertextBlob();
        var opened = kms.decrypt(r -> r.ciphertextBlob(moved));
        assertThat(opened.keyId()).isEqualTo(other.arn());
        assertThat(opened.plaintext()).isEqualTo(TEXT);
    }

    @Test
    void aDisabledKeyNeitherSealsNorOpensUntilItIsEnabled() {
        KeyMetadata key = newKey();
        SdkBytes sealed = seal(key.keyId());
        kms.disableKey(r -> r.keyId(key.keyId()));
        assertThatThrownBy(() -> seal(key.keyId()))
                .isInstanceOf(DisabledException.class)
                .hasMessageContaining(key.arn() + " is disabled.");
        assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(sealed).encryptionContext(CONTEXT)))
                .isInstanceOf(DisabledException.class);
        kms.enableKey(r -> r.keyId(key.arn()));
        assertThat(kms.decrypt(r -> r.ciphertextBlob(sealed).encryptionContext(CONTEXT))
                        .plaintext())
                .isEqualTo(TEXT);
    }

    @Test
    void aKeyThatIsToBeDeletedIsOutOfUseUntilThatIsCancelled() {
        KeyMetadata key = newKey();
        SdkBytes sealed = seal(key.keyId());
        var scheduled = kms.scheduleKeyDeletion(r -> r.keyId(key.keyId()).pendingWindowInDays(7));
        assertThat(scheduled.keyState()).isEqualTo(KeyState.PENDING_DELETION);
        assertThat(scheduled.deletionDate()).isAfter(key.creationDate());
        assertThatThrownBy(() -> kms.decrypt(r -> r.ciphertextBlob(sealed).encryptionContext(CONTEXT)))
                .isInstanceOf(KmsInvalidStateException.class)
                .hasMessageContaining(key.arn() + " is pending deletion.");
        assertThatThrownBy(() -> kms.enableKey(r -> r.keyId(key.keyId()))).isInstanceOf(KmsInvalidStateException.class);
        kms.cancelKeyDeletion(r -> r.keyId(key.keyId()));
        assertThat(kms.describeKey(r -> r.keyId(key.keyId())).keyMetadata().keyState())
                .isEqualTo(KeyState.DISABLED);
    }

    @Test
    void anAliasStandsForOneKeyAfterTheOther() {
        KeyMetadata first = newKey();
        KeyMetadata second = newKey();
        kms.createAlias(r -> r.aliasName("alias/moving").targetKeyId(first.keyId()));
        SdkBytes sealed = seal("alias/moving");
        kms.updateAlias(r -> r.aliasName("alias/moving").targetKeyId(second.keyId()));
        assertThat(kms.describeKey(r -> r.keyId("arn:aws:kms:us-east-1:000000000000:alias/moving"))
                        .keyMetadata()
                        .keyId())
                .isEqualTo(second.keyId());
        assertThatThrownBy(() -> kms.decrypt(
                        r -> r.ciphertextBlob(sealed).keyId("alias/moving").encryptionContext(CONTEXT)))
                .isInstanceOf(IncorrectKeyException.class);
        assertThat(kms.listAliases(r -> r.keyId(second.keyId())).aliases())
                .extracting(AliasListEntry::aliasName)
                .containsExactly("alias/moving");
        kms.deleteAlias(r -> r.aliasName("alias/moving"));
        assertThatThrownBy(() -> kms.describeKey(r -> r.keyId("alias/moving"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void theKeyOfKinesisIsMadeWhenItIsFirstNamed() {
        KeyMetadata key = kms.describeKey(r -> r.keyId("alias/aws/kinesis")).keyMetadata();
        assertThat(key.keyManager()).isEqualTo(KeyManagerType.AWS);
        assertThat(kms.describeKey(r -> r.keyId("alias/aws/kinesis")).keyMetadata())
                .isEqualTo(key);
        assertThatThrownBy(() -> kms.disableKey(r -> r.keyId(key.keyId()))).hasMessageContaining("managed by AWS");
    }

    @Test
    void listingsGoFromPageToPageAndKnowTheirRegion() {
        String made = newKey().keyId();
        newKey();
        List<String> all = kms.listKeysPaginator(r -> r.limit(1)).keys().stream()
                .map(KeyListEntry::keyId)
                .toList();
        assertThat(all).contains(made).doesNotHaveDuplicates().isSorted();
        try (KmsAsyncClient elsewhere = KmsAsyncClient.builder()
                .endpointOverride(running.broker().endpoint())
                .region(software.amazon.awssdk.regions.Region.EU_WEST_1)
                .credentialsProvider(kms.serviceClientConfiguration().credentialsProvider())
                .build()) {
            assertThat(elsewhere.listKeys().join().keys()).isEmpty();
            assertThatThrownBy(() -> elsewhere.describeKey(r -> r.keyId(made)).join())
                    .hasMessageContaining("Key 'arn:aws:kms:eu-west-1:000000000000:key/" + made + "' does not exist");
        }
    }

    @Test
    void callsAreToldByCloudTrailWithoutAnyText() {
        KeyMetadata key = newKey();
        seal(key.keyId());
        try (CloudTrailClient trail = running.client(CloudTrailClient.builder())) {
            List<String> events = trail.lookupEvents().events().stream()
                    .filter(event -> event.eventSource().equals("kms.amazonaws.com"))
                    .map(event -> event.cloudTrailEvent())
                    .toList();
            assertThat(events)
                    .anyMatch(event -> event.contains("\"eventName\":\"CreateKey\"") && event.contains(key.keyId()));
            assertThat(events)
                    .anyMatch(event -> event.contains("\"eventName\":\"Encrypt\"")
                            && event.contains("\"purpose\":\"test\"")
                            && event.contains(key.keyId()));
            assertThat(events)
                    .noneMatch(event -> event.contains(TEXT.asUtf8String()) || event.contains("iphertextBlob"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DescribeKey | {\"KeyId\":\"fake-key-id\"} | NotFoundException | Invalid keyId 'fake-key-id'",
                "DescribeKey | {\"KeyId\":\"134f2428cec14b25a1ae9048164dba47\"} | NotFoundException | Invalid keyId '134f2428cec14b25a1ae9048164dba47'",
                "DescribeKey | {\"KeyId\":\"" + MISSING
                        + "\"} | NotFoundException | Key 'arn:aws:kms:us-east-1:000000000000:key/" + MISSING
                        + "' does not exist",
                "DescribeKey | {\"KeyId\":\"arn:aws:kms:us-east-1:000000000000:key/" + MISSING
                        + "\"} | NotFoundException | Key 'arn:aws:kms:us-east-1:000000000000:key/" + MISSING
                        + "' does not exist",
                "DescribeKey | {\"KeyId\":\"arn:aws:kms:ap-southeast-1:000000000000:key/" + MISSING
                        + "\"} | NotFoundException | Invalid arn ap-southeast-1",
                "DescribeKey | {\"KeyId\":\"alias/none\"} | NotFoundException | Alias arn:aws:kms:us-east-1:000000000000:alias/none is not found.",
                "DescribeKey | {} | ValidationException | 1 validation error detected: Value null at 'keyId' failed to satisfy constraint: Member must not be null",
                "CreateAlias | {\"AliasName\":\"none\",\"TargetKeyId\":\"" + MISSING
                        + "\"} | ValidationException | Alias must start with the prefix \\\"alias/\\\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html",
                "CreateAlias | {\"AliasName\":\"alias/aws/mine\",\"TargetKeyId\":\"" + MISSING
                        + "\"} | NotAuthorizedException | ",
                "CreateAlias | {\"AliasName\":\"alias/a:b\",\"TargetKeyId\":\"" + MISSING
                        + "\"} | InvalidAliasNameException | alias/a:b contains invalid characters for an alias",
                "CreateAlias | {\"AliasName\":\"alias/a\",\"TargetKeyId\":\"alias/b\"} | ValidationException | Aliases must refer to keys. Not aliases",
                "DeleteAlias | {\"AliasName\":\"alias/none\"} | NotFoundException | Alias arn:aws:kms:us-east-1:000000000000:alias/none is not found.",
                "GenerateDataKey | {\"KeyId\":\"alias/aws/kinesis\"} | ValidationException | Please specify either number of bytes or key spec.",
                "GenerateDataKey | {\"KeyId\":\"alias/aws/kinesis\",\"NumberOfBytes\":1025} | ValidationException | 1 validation error detected: Value '1025' at 'numberOfBytes' failed to satisfy constraint: Member must have value less than or equal to 1024",
                "Decrypt | {\"CiphertextBlob\":\"AAAA\"} | InvalidCiphertextException | ",
                "CreateKey | {\"KeySpec\":\"RSA_2048\",\"KeyUsage\":\"SIGN_VERIFY\"} | UnsupportedOperationException | Weir makes symmetric keys",
                "CancelKeyDeletion | {\"KeyId\":\"alias/aws/kinesis\"} | NotFoundException | Invalid keyId 'alias/aws/kinesis'",
                "Sign | {} | UnknownOperationException | ",
            })
    void refusesInTheServicesWords(String operation, String body, String type, String message) throws Exception {
        HttpResponse<String> answer = running.call("kms", "TrentService", operation, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"__type\":\"" + type + "\"").contains(message == null ? "" : message);
    }

    @Test
    void aDryRunSaysWhatWouldHaveBeen() throws Exception {
        HttpResponse<String> answer = running.call(
                "kms",
                "TrentService",
                "GenerateDataKey",
                "{\"KeyId\":\"alias/aws/kinesis\",\"KeySpec\":\"AES_256\",\"DryRun\":true}");
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains("DryRunOperationException");
    }
}
