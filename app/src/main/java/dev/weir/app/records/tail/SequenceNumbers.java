package dev.weir.app.records.tail;

/** Sequence numbers are decimal integers too long for any primitive; as texts they compare by length first. */
final class SequenceNumbers {

    private SequenceNumbers() {}

    static int compare(String a, String b) {
        String first = plain(a);
        String second = plain(b);
        int byLength = Integer.compare(first.length(), second.length());
        return byLength != 0 ? byLength : first.compareTo(second);
    }

    /** The service writes no leading zeros; an emulator may. */
    private static String plain(String number) {
        int from = 0;
        while (from < number.length() - 1 && number.charAt(from) == '0') {
            from++;
        }
        return from == 0 ? number : number.substring(from);
    }
}
