package dev.isomer.storage.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that states the contract for people, {@code docs/contract.md}, as far as its numbered rules go. */
public final class ContractPage {
    private static final Pattern RULE =
            Pattern.compile("^(?:- )?\\*\\*([A-Z]{3}-[0-9]{2})\\*\\* (.+(?:\\n +\\S.*)*)$", Pattern.MULTILINE);

    private ContractPage() {}

    /**
     * The text of each rule, on one line, by its number, in order.
     *
     * @throws IllegalStateException if a number is given twice
     */
    public static Map<String, String> rules() {
        Map<String, String> rules = new TreeMap<>();
        Matcher matcher = RULE.matcher(text());
        while (matcher.find()) {
            if (rules.put(matcher.group(1), matcher.group(2).replaceAll("\\n +", " ")) != null) {
                throw new IllegalStateException("The contract page has two rules " + matcher.group(1) + ".");
            }
        }
        return rules;
    }

    /** The page as it is packed with the kit. */
    static String text() {
        try (InputStream page = ContractPage.class.getResourceAsStream("contract.md")) {
            if (page == null) {
                throw new IllegalStateException("The contract page is not packed with the kit; build it with Maven.");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException("The contract page cannot be read.", failure);
        }
    }
}
