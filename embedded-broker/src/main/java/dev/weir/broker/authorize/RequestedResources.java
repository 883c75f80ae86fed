package dev.weir.broker.authorize;

import dev.weir.broker.call.Call;
import dev.weir.broker.call.Partition;
import dev.weir.broker.call.ServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** The ARNs of what a request is about. */
final class RequestedResources {

    private static final Pattern MEMBER = Pattern.compile("\\{([A-Za-z.]+)}");

    private final RuleResources rules;
    private final String accountId;
    private final String usualRegion;

    RequestedResources(RuleResources rules, String accountId, String usualRegion) {
        this.rules = rules;
        this.accountId = accountId;
        this.usualRegion = usualRegion;
    }

    /**
     * The resources of a need.
     *
     * @return empty if the request does nothing that the action is needed for
     */
    List<String> of(ActionTable.Need need, SdkPojo request, Call call) {
        List<String> arns = new ArrayList<>();
        boolean optional = false;
        for (String text : need.resources()) {
            if (text.equals("*")) {
                arns.add("*");
            } else if (text.startsWith("!")) {
                optional |= rules.isOptional(text);
                arns.addAll(rules.find(text, request, call, prefix(call)));
            } else if (text.startsWith("@")) {
                String arn = Members.text(request, text.substring(1));
                if (arn != null) {
                    arns.add(arn);
                }
            } else {
                String rest = filled(text, request);
                if (rest != null) {
                    arns.add(prefix(call) + rest);
                }
            }
        }
        // A request that names nothing is refused by its operation; whoever may use everything gets to hear why.
        return arns.isEmpty() && !optional ? List.of("*") : arns;
    }

    private static @Nullable String filled(String text, SdkPojo request) {
        StringBuilder filled = new StringBuilder();
        Matcher member = MEMBER.matcher(text);
        while (member.find()) {
            String value = Members.text(request, member.group(1));
            if (value == null) {
                return null;
            }
            member.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return member.appendTail(filled).toString();
    }

    /** What stands before the resource in an ARN of the called service. */
    private String prefix(Call call) {
        String region = call.regionOr(usualRegion);
        String partition = Partition.of(region);
        if (call.service() == ServiceId.S3) {
            return "arn:" + partition + ":s3:::";
        }
        return "arn:" + partition + ":" + call.service().signingName() + ":" + region + ":" + accountId + ":";
    }
}
