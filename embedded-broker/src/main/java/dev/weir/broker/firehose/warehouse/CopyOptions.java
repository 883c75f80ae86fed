package dev.weir.broker.firehose.warehouse;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the options of Redshift's COPY say, as far as a PostgreSQL server can be given rows by them.
 *
 * @param delimiter between fields; of no meaning for JSON
 * @param escape whether a backslash takes the meaning from the character after it
 * @param removeQuotes whether quotes around a field are left out, outside of CSV
 * @param nullText what stands for null
 * @param ignoredLines how many lines at the beginning are left out
 * @param emptyIsNull whether an empty field is null in a column of text, too
 * @param blankIsNull whether a field of white space is null in a column of text
 * @param trim whether white space at the end is left out of text
 * @param fill whether fields that are missing at the end of a row are null
 * @param truncate whether text that is too long for its column is cut
 */
record CopyOptions(
        Format format,
        char delimiter,
        char quote,
        boolean escape,
        boolean removeQuotes,
        String nullText,
        int ignoredLines,
        boolean gzip,
        boolean emptyIsNull,
        boolean blankIsNull,
        boolean trim,
        boolean fill,
        boolean truncate) {

    /** How rows are written. */
    enum Format {
        DELIMITED,
        CSV,
        /** An object's members go to the columns of their names. */
        JSON,
        /** The same, whatever case the names have. */
        JSON_ANY_CASE
    }

    /**
     * Reads options as they stand after a COPY.
     *
     * @throws IllegalArgumentException with a sentence for people, if one is unknown or cannot be honoured
     */
    static CopyOptions parse(@Nullable String text) {
        return new Reader(CopyWords.of(text == null ? "" : text)).read();
    }

    /** Reads option by option. Not thread-safe. */
    private static final class Reader {

        private final List<CopyWords.Word> words;
        private int at;
        private Format format = Format.DELIMITED;
        private @Nullable Character delimiter;
        private char quote = '"';
        private boolean escape;
        private boolean removeQuotes;
        private @Nullable String nullText;
        private int ignoredLines;
        private boolean gzip;
        private boolean emptyIsNull;
        private boolean blankIsNull;
        private boolean trim;
        private boolean fill;
        private boolean truncate;

        Reader(List<CopyWords.Word> words) {
            this.words = words;
        }

        CopyOptions read() {
            while (at < words.size()) {
                option(words.get(at++));
            }
            Character between = delimiter;
            return new CopyOptions(
                    format,
                    between != null ? between : format == Format.CSV ? ',' : '|',
                    quote,
                    escape,
                    removeQuotes,
                    nullText != null ? nullText : "\\N",
                    ignoredLines,
                    gzip,
                    emptyIsNull,
                    blankIsNull,
                    trim,
                    fill,
                    truncate);
        }

        private void option(CopyWords.Word word) {
            String name = word.text().toUpperCase(Locale.ROOT);
            switch (name) {
                case "FORMAT" -> skip("AS");
                case "CSV" -> format = Format.CSV;
                case "JSON" -> json();
                case "DELIMITER" -> delimiter = oneCharacter(name);
                case "QUOTE" -> quote = oneCharacter(name);
                case "NULL" -> nullText = value(name);
                case "ESCAPE" -> escape = true;
                case "REMOVEQUOTES" -> removeQuotes = true;
                case "IGNOREHEADER" -> ignoredLines = number(name);
                case "GZIP" -> gzip = true;
                case "EMPTYASNULL" -> emptyIsNull = true;
                case "BLANKSASNULL" -> blankIsNull = true;
                case "TRIMBLANKS" -> trim = true;
                case "FILLRECORD" -> fill = true;
                case "TRUNCATECOLUMNS" -> truncate = true;
                case "DATEFORMAT", "TIMEFORMAT" -> only(name, "auto");
                case "ENCODING" -> only(name, "UTF8");
                case "MAXERROR" -> only(name, "0");
                case "STATUPDATE", "COMPUPDATE" -> skip("ON", "OFF", "TRUE", "FALSE", "PRESET");
                case "REGION" -> value(name);
                case "MANIFEST", "ACCEPTINVCHARS", "ROUNDEC", "IGNOREBLANKLINES" -> {}
                default ->
                    throw new IllegalArgumentException("The broker cannot load by the option " + word.text()
                            + " of COPY into a PostgreSQL server.");
            }
        }

        private void json() {
            skip("AS");
            String how = at < words.size() && words.get(at).quoted()
                    ? words.get(at++).text()
                    : "auto";
            format = switch (how.toLowerCase(Locale.ROOT)) {
                case "auto" -> Format.JSON;
                case "auto ignorecase" -> Format.JSON_ANY_CASE;
                default ->
                    throw new IllegalArgumentException("The broker reads JSON 'auto' and 'auto ignorecase', not '" + how
                            + "', for a PostgreSQL server.");
            };
        }

        private void skip(String... noise) {
            if (at < words.size()
                    && !words.get(at).quoted()
                    && List.of(noise).contains(words.get(at).text().toUpperCase(Locale.ROOT))) {
                at++;
            }
        }

        private String value(String name) {
            skip("AS");
            if (at >= words.size()) {
                throw new IllegalArgumentException("The option " + name + " of COPY needs a value.");
            }
            return words.get(at++).text();
        }

        private char oneCharacter(String name) {
            String value = value(name);
            String plain = value.equals("\\t") ? "\t" : value;
            if (plain.length() != 1) {
                throw new IllegalArgumentException("The option " + name + " of COPY needs one character.");
            }
            return plain.charAt(0);
        }

        private int number(String name) {
            String value = value(name);
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("The option " + name + " of COPY needs a number.", e);
            }
        }

        private void only(String name, String known) {
            String value = value(name);
            if (!value.equalsIgnoreCase(known)) {
                throw new IllegalArgumentException("The broker loads by " + name + " '" + known + "' only, not by '"
                        + value + "', into a PostgreSQL server.");
            }
        }
    }
}
