import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;

/** Runs HeidelTime over many documents in one machine: its own command line takes one and needs seconds to start.
 *  Each line of standard input is a date and a file; the TimeML goes into the file beside it, its name goes out. */
public class HeidelTimeRunner {
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // HeidelTime says things on standard output.
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(Language.ENGLISH, DocumentType.NEWS,
                OutputType.TIMEML, arguments[0], POSTagger.TREETAGGER, false);
        // As on its command line, intervals are not tagged: their tags would stand around others.
        SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = lines.readLine()) != null; ) {
            Path file = Path.of(line.substring(11));
            Path tagged = Path.of(file + ".tml");
            Files.writeString(tagged, tagger.process(Files.readString(file), days.parse(line.substring(0, 10))));
            answers.println(tagged);
            answers.flush();
        }
    }
}
