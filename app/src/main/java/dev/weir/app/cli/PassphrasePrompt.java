package dev.weir.app.cli;

import java.io.Console;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a person for a passphrase, without showing what they type. */
final class PassphrasePrompt {

    private final Function<String, char @Nullable []> question;

    /** @param question shows a text and gives what was typed; null at the end of the input */
    PassphrasePrompt(Function<String, char @Nullable []> question) {
        this.question = question;
    }

    /** @throws IllegalStateException if there is no terminal to ask on */
    @SuppressWarnings("SystemConsoleNull") // it was never null from 22 to 24, and is again since 25
    static PassphrasePrompt ofTerminal() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new IllegalStateException("There is no terminal to ask for the passphrase on: give it in a file"
                    + " (--passphrase-file) or in the variable " + SealArguments.VARIABLE + ".");
        }
        return new PassphrasePrompt(text -> console.readPassword("%s", text));
    }

    /** @param isNew whether it is chosen now, and so asked for twice */
    char[] ask(boolean isNew) {
        while (true) {
            char[] first = question.apply(isNew ? "New passphrase: " : "Passphrase: ");
            if (first == null) {
                return new char[0];
            }
            if (!isNew) {
                return first;
            }
            char[] second = question.apply("The same again: ");
            if (second == null) {
                Arrays.fill(first, '\0');
                return new char[0];
            }
            boolean same = Arrays.equals(first, second);
            Arrays.fill(second, '\0');
            if (same) {
                return first;
            }
            Arrays.fill(first, '\0');
        }
    }
}
