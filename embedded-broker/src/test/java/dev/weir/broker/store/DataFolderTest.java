package dev.weir.broker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weir.broker.BrokerStartException;
import dev.weir.broker.BrokerStartException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void createsTheFolderAndOpensItAgain() throws Exception {
        Path folder = parent.resolve("a").resolve("b");
        DataFolder.open(folder).close();
        Files.writeString(folder.resolve("something"), "of Weir's");
        try (DataFolder again = DataFolder.open(folder)) {
            assertThat(again.path()).isEqualTo(folder.toAbsolutePath());
        }
    }

    @Test
    void refusesAFolderThatIsNotOurs() throws IOException {
        Files.writeString(parent.resolve("thesis.txt"), "years of work");
        refused(parent, Reason.DATA_FOLDER_FOREIGN, "thesis.txt");
        assertThat(parent).isDirectoryNotContaining("glob:**weir*");
    }

    @Test
    void refusesAForeignMarker() throws IOException {
        Files.writeString(parent.resolve("weir-data"), "a list of weirs");
        refused(parent, Reason.DATA_FOLDER_FOREIGN, "not Weir's");
    }

    @Test
    void refusesAFileInPlaceOfTheFolder() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        refused(file, Reason.DATA_FOLDER_UNUSABLE, "is a file");
        refused(file.resolve("below"), Reason.DATA_FOLDER_UNUSABLE, "choose another folder");
    }

    @Test
    void refusesANewerFormat() throws Exception {
        DataFolder.open(parent).close();
        Files.writeString(parent.resolve("weir-data"), "weir data folder, format 99\n");
        refused(parent, Reason.DATA_FOLDER_UNUSABLE, "newer Weir");
    }

    @Test
    void refusesAFolderInUseAndNamesTheProcess() throws Exception {
        try (DataFolder held = DataFolder.open(parent)) {
            refused(
                    held.path(),
                    Reason.DATA_FOLDER_LOCKED,
                    "process " + ProcessHandle.current().pid());
        }
        DataFolder.open(parent).close();
    }

    @Test
    void refusesASemicolon() {
        refused(parent.resolve("a;b"), Reason.DATA_FOLDER_UNUSABLE, "semicolon");
    }

    @Test
    void takesAFolderWhoseMarkingWasInterrupted() throws Exception {
        Files.createFile(parent.resolve("weir-lock"));
        Files.createFile(parent.resolve("weir-data"));
        DataFolder.open(parent).close();
        assertThat(parent.resolve("weir-data")).hasContent("weir data folder, format 2");
    }

    private static void refused(Path folder, Reason reason, String words) {
        BrokerStartException refusal = catchThrowableOfType(
                BrokerStartException.class, () -> DataFolder.open(folder).close());
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal)
                .hasMessageContaining(words)
                .hasMessageContaining(folder.toString().split(";")[0]);
    }
}
