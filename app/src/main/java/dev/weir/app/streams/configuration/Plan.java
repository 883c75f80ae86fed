package dev.weir.app.streams.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change before it is made.
 *
 * @param action the words on the button, for instance "Update to 8 shards"
 * @param does what it changes, in sentences
 * @param costs what that costs on AWS, in sentences
 * @param takes how long it takes
 * @param back how it can be undone, or that it cannot
 * @param calls the requests that will be sent, in this order
 * @param loss what is lost for good, to be confirmed first; null if nothing is
 * @param undo the way back, offered once the change was accepted; null if there is none
 */
public record Plan(
        String action,
        String does,
        String costs,
        String takes,
        String back,
        List<ApiCall> calls,
        @Nullable Loss loss,
        @Nullable Undo undo) {

    /**
     * What must be confirmed.
     *
     * @param question the question, for instance "Shorten the retention?"
     * @param lost what is lost, and that it stays lost
     */
    public record Loss(String question, String lost) {}

    /**
     * A way back.
     *
     * @param words for instance "Set back to 4 shards"
     * @param fill puts the earlier value into the form, so that its plan can be read before it is carried out
     */
    public record Undo(String words, Runnable fill) {}
}
