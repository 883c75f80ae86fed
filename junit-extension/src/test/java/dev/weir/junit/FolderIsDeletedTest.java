package dev.weir.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.broker.Broker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A method's broker ends with the method, and its temporary folder goes with it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FolderIsDeletedTest {

    private static Path folder;

    @Test
    @Order(1)
    @EmbeddedKinesis(streams = @EmbeddedKinesis.Stream("kept"), storage = EmbeddedKinesis.Storage.TEMPORARY_FOLDER)
    void whileItRuns(Broker broker) {
        folder = broker.config().dataFolder();
        assertThat(folder).isDirectory();
    }

    @Test
    @Order(2)
    void afterwards() {
        assertThat(Files.exists(folder)).isFalse();
    }
}
