package dev.weir.broker.s3;

/** ETags as headers write them: in quotation marks, several with commas between, a star for all. */
final class ETags {

    private ETags() {}

    static String quoted(String etag) {
        return '"' + etag + '"';
    }

    /** Without quotation marks and without the mark of a weak one. */
    static String bare(String etag) {
        String text = etag.strip();
        text = text.startsWith("W/") ? text.substring(2) : text;
        boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Whether a condition's value names an ETag. */
    static boolean matches(String condition, String etag) {
        for (String each : condition.split(",", -1)) {
            if (each.strip().equals("*") || bare(each).equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
