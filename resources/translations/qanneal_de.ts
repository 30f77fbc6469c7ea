<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>window</name>
    <message>
        <source>{folder} already contains files; choose a new folder.</source>
        <translation>{folder} enthält schon Dateien; wähle einen neuen Ordner.</translation>
    </message>
    <message>
        <source>Cannot write {folder} ({strerror}); choose another location.</source>
        <translation>{folder} kann nicht geschrieben werden ({strerror}); wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>Colour the chip by</source>
        <translation>Färbung des Chips</translation>
    </message>
    <message>
        <source>Find, e.g. k17</source>
        <translation>Suchen, z. B. k17</translation>
    </message>
    <message>
        <source>Find a qubit or a variable</source>
        <translation>Qubit oder Variable suchen</translation>
    </message>
    <message>
        <source>Find a qubit by its number, or a variable by its name, and press Enter.</source>
        <translation>Ein Qubit über seine Nummer oder eine Variable über ihren Namen suchen, dann Return.</translation>
    </message>
    <message>
        <source>Play stor&amp;y</source>
        <translation>&amp;Geschichte</translation>
    </message>
    <message>
        <source>&amp;Back to the chip</source>
        <translation>&amp;Zurück zum Chip</translation>
    </message>
    <message>
        <source>Show the whole chip.</source>
        <translation>Den ganzen Chip zeigen.</translation>
    </message>
    <message>
        <source>Export picture or story…</source>
        <translation>Bild oder Geschichte exportieren…</translation>
    </message>
    <message>
        <source>Presentation mode (F5)</source>
        <translation>Vortragsmodus (F5)</translation>
    </message>
    <message>
        <source>Presentation from here (Shift+F5)</source>
        <translation>Vortrag ab hier (Umschalt+F5)</translation>
    </message>
    <message>
        <source>Qubits as dots</source>
        <translation>Qubits als Punkte</translation>
    </message>
    <message>
        <source>Draw each qubit as a dot instead of the line that it is on the chip.</source>
        <translation>Jedes Qubit als Punkt zeichnen statt als die Linie, die es auf dem Chip ist.</translation>
    </message>
    <message>
        <source>Network as wide as the chip, in a wide window</source>
        <translation>Netz so breit wie der Chip, in einem breiten Fenster</translation>
    </message>
    <message>
        <source>The paper&apos;s sizes beside the largest we found</source>
        <translation>Die Größen der Arbeit neben den größten, die wir fanden</translation>
    </message>
    <message>
        <source>Cut from view to view instead of moving</source>
        <translation>Von Ansicht zu Ansicht springen statt fahren</translation>
    </message>
    <message>
        <source>Which story</source>
        <translation>Welche Geschichte</translation>
    </message>
    <message>
        <source>Play a story, scene by scene: {stories}.</source>
        <translation>Eine Geschichte abspielen, Szene für Szene: {stories}.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Mehr</translation>
    </message>
    <message>
        <source>Start a run, or open one under Runs.</source>
        <translation>Starte einen Lauf oder öffne einen unter Läufe.</translation>
    </message>
    <message>
        <source>This run does not calibrate; choose calibration in the settings of another one.</source>
        <translation>Dieser Lauf kalibriert nicht; wähle in den Einstellungen eines anderen die Kalibrierung.</translation>
    </message>
    <message>
        <source>Coloured by: {mode}.</source>
        <translation>Gefärbt nach: {mode}.</translation>
    </message>
    <message>
        <source>The chip</source>
        <translation>Der Chip</translation>
    </message>
    <message>
        <source>Every line is a qubit, where it is on the annealer&apos;s chip. Coloured ones carry the network: chains of outputs, hidden units around them, and the couplers that hold the weights.</source>
        <translation>Jede Linie ist ein Qubit, wo es auf dem Chip des Annealers liegt. Farbige tragen das Netz: Ketten der Ausgaben, verdeckte Einheiten darum, und die Koppler mit den Gewichten.</translation>
    </message>
    <message>
        <source>{modes} is shown once a run has drawn samples.</source>
        <translation>{modes} erscheint, sobald ein Lauf Samples gezogen hat.</translation>
    </message>
    <message>
        <source>Figures of the embedding</source>
        <translation>Abbildungen der Einbettung</translation>
    </message>
    <message>
        <source>The same chip, coloured by something else</source>
        <translation>Derselbe Chip, anders gefärbt</translation>
    </message>
    <message>
        <source>A web page shows one chip; return to it first, or choose a picture.</source>
        <translation>Eine Webseite zeigt einen Chip; kehre erst zu ihm zurück oder wähle ein Bild.</translation>
    </message>
    <message>
        <source>The figures are not drawn yet; wait for the embedding.</source>
        <translation>Die Abbildungen sind noch nicht gezeichnet; warte auf die Einbettung.</translation>
    </message>
    <message>
        <source>The chip cannot be saved as {path}; choose .png, .svg or .pdf.</source>
        <translation>Der Chip kann nicht als {path} gespeichert werden; wähle .png, .svg oder .pdf.</translation>
    </message>
    <message>
        <source>Cannot write {path}: the folder {folder} does not exist; choose another location.</source>
        <translation>{path} kann nicht geschrieben werden: Den Ordner {folder} gibt es nicht; wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>Cannot write {path}: the folder {folder} is write-protected; choose another folder.</source>
        <translation>{path} kann nicht geschrieben werden: Der Ordner {folder} ist schreibgeschützt; wähle einen anderen.</translation>
    </message>
    <message>
        <source>Cannot write {path}: a folder of that name already exists; choose another name.</source>
        <translation>{path} kann nicht geschrieben werden: Es gibt schon einen Ordner dieses Namens; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>Angehalten; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Export the chip</source>
        <translation>Chip exportieren</translation>
    </message>
    <message>
        <source>&amp;Data beside it, as CSV</source>
        <translation>&amp;Daten daneben, als CSV</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Every qubit with its place, role and values, and every coupler in use</source>
        <translation>Jedes Qubit mit Ort, Rolle und Werten, und jeder benutzte Koppler</translation>
    </message>
    <message>
        <source>Copy it as an image, as SVG and as PDF</source>
        <translation>Als Bild, als SVG und als PDF kopieren</translation>
    </message>
    <message>
        <source>Closing cancels the export.</source>
        <translation>Schließen bricht den Export ab.</translation>
    </message>
    <message>
        <source>Saved {path}{beside}.</source>
        <translation>{path}{beside} gespeichert.</translation>
    </message>
    <message>
        <source>New folder (*)</source>
        <translation>Neuer Ordner (*)</translation>
    </message>
    <message>
        <source>&amp;Transparent</source>
        <translation>&amp;Transparent</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>Pixel</translation>
    </message>
    <message>
        <source>frames per second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>B&amp;rowse…</source>
        <translation>D&amp;urchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Art der Datei</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Shape of the page</source>
        <translation>Form der Seite</translation>
    </message>
    <message>
        <source>Slide</source>
        <translation>Folie</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>Transparenter Hintergrund</translation>
    </message>
    <message>
        <source>Speed of the story</source>
        <translation>Tempo der Geschichte</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>File or folder to write</source>
        <translation>Zu schreibende Datei oder Ordner</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Width in cm</source>
        <translation>Breite in cm</translation>
    </message>
    <message>
        <source>Width in pixels</source>
        <translation>Breite in Pixeln</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Write to</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Enter the name of the file to write.</source>
        <translation>Gib den Namen der Datei ein.</translation>
    </message>
    <message>
        <source>{path} must end in {suffix}; change its name or the kind.</source>
        <translation>{path} muss auf {suffix} enden; ändere den Namen oder die Art.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Schreibe…</translation>
    </message>
    <message>
        <source>Saved {path}, {steps}.</source>
        <translation>{path} gespeichert, {steps}.</translation>
    </message>
    <message>
        <source>Saved {path}.</source>
        <translation>{path} gespeichert.</translation>
    </message>
    <message>
        <source>, beside it {one}</source>
        <translation>, daneben {one}</translation>
    </message>
    <message>
        <source>Saved {count:,} files in {path}.</source>
        <translation>{count:,} Dateien in {path} gespeichert.</translation>
    </message>
    <message>
        <source>Its text is {points:.1f} pt high.</source>
        <translation>Die Schrift ist {points:.1f} pt hoch.</translation>
    </message>
    <message>
        <source>Preparing the story…</source>
        <translation>Bereite die Geschichte vor…</translation>
    </message>
    <message>
        <source>Writing: {fraction:.0f} % of {steps} scenes</source>
        <translation>Schreibe: {fraction:.0f} % von {steps} Szenen</translation>
    </message>
    <message>
        <source>Saved {path}, {steps} frames.</source>
        <translation>{path} gespeichert, {steps} Bilder.</translation>
    </message>
    <message>
        <source>Saved {path}, {count}.</source>
        <translation>{path} gespeichert, {count}.</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} scenes</source>
        <translation>
            <numerusform>{n:,} Szene</numerusform>
            <numerusform>{n:,} Szenen</numerusform>
        </translation>
    </message>
    <message>
        <source>Words below the chip</source>
        <translation>Text unter dem Chip</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Quadrat</translation>
    </message>
    <message>
        <source>Picture: PNG</source>
        <translation>Bild: PNG</translation>
    </message>
    <message>
        <source>Picture: SVG</source>
        <translation>Bild: SVG</translation>
    </message>
    <message>
        <source>Picture: PDF</source>
        <translation>Bild: PDF</translation>
    </message>
    <message>
        <source>Web page: HTML</source>
        <translation>Webseite: HTML</translation>
    </message>
    <message>
        <source>Story: web page, HTML</source>
        <translation>Geschichte: Webseite, HTML</translation>
    </message>
    <message>
        <source>Story: GIF</source>
        <translation>Geschichte: GIF</translation>
    </message>
    <message>
        <source>Story: MP4</source>
        <translation>Geschichte: MP4</translation>
    </message>
    <message>
        <source>Story: WebM</source>
        <translation>Geschichte: WebM</translation>
    </message>
    <message>
        <source>Story: numbered PNG files</source>
        <translation>Geschichte: nummerierte PNG-Dateien</translation>
    </message>
    <message>
        <source>Films need the package av; install it with: pip install &apos;qanneal-gui[film]&apos;</source>
        <translation>Filme brauchen das Paket av; installiere es mit: pip install &apos;qanneal-gui[film]&apos;</translation>
    </message>
    <message>
        <source>The package av cannot write {kind} films here; choose another format.</source>
        <translation>Das Paket av kann hier keine {kind}-Filme schreiben; wähle ein anderes Format.</translation>
    </message>
    <message>
        <source>Chain lengths: {said}</source>
        <translation>Kettenlängen: {said}</translation>
    </message>
    <message>
        <source>qubits in a chain</source>
        <translation>Qubits in einer Kette</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>1 chain</source>
        <translation>1 Kette</translation>
    </message>
    <message>
        <source>{count:,} chains</source>
        <translation>{count:,} Ketten</translation>
    </message>
    <message>
        <source>{chains} of {length} qubits</source>
        <translation>{chains} aus {length} Qubits</translation>
    </message>
    <message>
        <source>{chains} of {length} qubit</source>
        <translation>{chains} aus {length} Qubit</translation>
    </message>
    <message>
        <source>no chains</source>
        <translation>keine Ketten</translation>
    </message>
    <message>
        <source>Legend: {words}</source>
        <translation>Legende: {words}</translation>
    </message>
    <message>
        <source>{legend}: {low} to {high}</source>
        <translation>{legend}: {low} bis {high}</translation>
    </message>
    <message>
        <source>Network: outputs in the centre, hidden units around them</source>
        <translation>Netz: Ausgaben in der Mitte, verdeckte Einheiten darum</translation>
    </message>
    <message>
        <source>smallest / median / largest, where they differ.</source>
        <translation>kleinste / mittlere / größte, wo sie verschieden sind.</translation>
    </message>
    <message>
        <source>Output size / qubits</source>
        <translation>Ausgabe / Qubits</translation>
    </message>
    <message>
        <source>Diameter / couplers</source>
        <translation>Ø / Koppler</translation>
    </message>
    <message>
        <source>Output chain couplers</source>
        <translation>Koppler in Ausgaben</translation>
    </message>
    <message>
        <source>Output logical couplers</source>
        <translation>Log. Koppler, Ausgabe</translation>
    </message>
    <message>
        <source>Qubits used</source>
        <translation>Benutzte Qubits</translation>
    </message>
    <message>
        <source>Out of the chip&apos;s working qubits.</source>
        <translation>Von den funktionierenden Qubits des Chips.</translation>
    </message>
    <message>
        <source>Dead qubits</source>
        <translation>Ausgefallene Qubits</translation>
    </message>
    <message>
        <source>Compared with the ideal chip.</source>
        <translation>Verglichen mit dem idealen Chip.</translation>
    </message>
    <message>
        <source>Dead couplers</source>
        <translation>Ausgefallene Koppler</translation>
    </message>
    <message>
        <source>Between working qubits, compared with the ideal chip.</source>
        <translation>Zwischen funktionierenden Qubits, verglichen mit dem idealen Chip.</translation>
    </message>
    <message>
        <source>Hub size / qubits</source>
        <translation>Hub / Qubits</translation>
    </message>
    <message>
        <source>Chain of an output: {spread}</source>
        <translation>Kette einer Ausgabe: {spread}</translation>
    </message>
    <message>
        <source>Hub diameter / couplers</source>
        <translation>Hub-Ø / Koppler</translation>
    </message>
    <message>
        <source>Longest path within the chain of an output: {spread}</source>
        <translation>Längster Weg in der Kette einer Ausgabe: {spread}</translation>
    </message>
    <message>
        <source>Hub chain couplers</source>
        <translation>Koppler im Hub</translation>
    </message>
    <message>
        <source>Programmed within the chain of an output: {spread}</source>
        <translation>In der Kette einer Ausgabe programmiert: {spread}</translation>
    </message>
    <message>
        <source>Hub logical couplers</source>
        <translation>Log. Koppler, Hub</translation>
    </message>
    <message>
        <source>Carrying the weights of an output: {spread}</source>
        <translation>Tragen die Gewichte einer Ausgabe: {spread}</translation>
    </message>
    <message>
        <source>Unit chain couplers</source>
        <translation>Koppler in Einheiten</translation>
    </message>
    <message>
        <source>Programmed within the chain of a hidden unit: {spread}</source>
        <translation>In der Kette einer verdeckten Einheit programmiert: {spread}</translation>
    </message>
    <message>
        <source>Unit logical couplers</source>
        <translation>Log. Koppler, Einheit</translation>
    </message>
    <message>
        <source>Carrying the weights of a hidden unit: {spread}</source>
        <translation>Tragen die Gewichte einer verdeckten Einheit: {spread}</translation>
    </message>
    <message>
        <source>On the chip</source>
        <translation>Auf dem Chip</translation>
    </message>
    <message>
        <source>How many qubits the network takes, and how long its chains are.</source>
        <translation>Wie viele Qubits das Netz belegt, und wie lang seine Ketten sind.</translation>
    </message>
    <message>
        <source>{qubits:,} of {topology:,}</source>
        <translation>{qubits:,} von {topology:,}</translation>
    </message>
    <message>
        <source>not recorded</source>
        <translation>nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>Figure 6, &amp;Pegasus</source>
        <translation>Abbildung 6, &amp;Pegasus</translation>
    </message>
    <message>
        <source>Figure 7, &amp;Zephyr</source>
        <translation>Abbildung 7, &amp;Zephyr</translation>
    </message>
    <message>
        <source>B&amp;oth</source>
        <translation>&amp;Beide</translation>
    </message>
    <message>
        <source>The paper&apos;s size (Figure 6), our embedding</source>
        <translation>Größe der Arbeit (Abbildung 6), unsere Einbettung</translation>
    </message>
    <message>
        <source>The largest that we found</source>
        <translation>Die größte, die wir fanden</translation>
    </message>
    <message>
        <source>The paper&apos;s size (Figure 7), our embedding</source>
        <translation>Größe der Arbeit (Abbildung 7), unsere Einbettung</translation>
    </message>
    <message>
        <source>{figure}: {hidden:,} hidden units</source>
        <translation>{figure}: {hidden:,} verdeckte Einheiten</translation>
    </message>
    <message>
        <source>{text}
{topology}: {used:,} of {there:,} qubits are used, {hub_qubits} of them as the output</source>
        <translation>{text}
{topology}: {used:,} von {there:,} Qubits sind benutzt, {hub_qubits} davon als Ausgabe</translation>
    </message>
    <message>
        <source>, {hidden:.1f} times as many</source>
        <translation>, {hidden:.1f}-mal so viele</translation>
    </message>
    <message>
        <source>{figure} on {topology}: embedding…</source>
        <translation>{figure} auf {topology}: wird eingebettet…</translation>
    </message>
    <message>
        <source>Play or pause the story</source>
        <translation>Geschichte abspielen oder anhalten</translation>
    </message>
    <message>
        <source>Next step of the story</source>
        <translation>Nächster Schritt der Geschichte</translation>
    </message>
    <message>
        <source>Previous step</source>
        <translation>Voriger Schritt</translation>
    </message>
    <message>
        <source>Next chapter</source>
        <translation>Nächstes Kapitel</translation>
    </message>
    <message>
        <source>Previous chapter</source>
        <translation>Voriges Kapitel</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>Erster Schritt</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>Letzter Schritt</translation>
    </message>
    <message>
        <source>{wanted} was not found; enter the number of a working qubit or a name such as k17.</source>
        <translation>{wanted} wurde nicht gefunden; gib die Nummer eines funktionierenden Qubits oder einen Namen wie k17 ein.</translation>
    </message>
    <message>
        <source>Space: play or pause · Page Down: next · B: black · G: light or dark · L: spotlight · Esc: leave</source>
        <translation>Leertaste: abspielen oder anhalten · Bild abwärts: weiter · B: schwarz · G: hell oder dunkel · L: Spot · Esc: verlassen</translation>
    </message>
    <message>
        <source>qanneal: the chip</source>
        <translation>qanneal: der Chip</translation>
    </message>
    <message>
        <source>The paper&apos;s sizes</source>
        <translation>Die Größen der Arbeit</translation>
    </message>
    <message>
        <source>{file} cannot be shown as a logo; choose a PNG or SVG file of at most 5 MB and {largest_side:,} pixels a side.</source>
        <translation>{file} kann nicht als Logo gezeigt werden; wähle eine PNG- oder SVG-Datei von höchstens 5 MB und {largest_side:,} Pixeln je Seite.</translation>
    </message>
    <message>
        <source>Title, logo and notes</source>
        <translation>Titel, Logo und Notizen</translation>
    </message>
    <message>
        <source>Title of the talk</source>
        <translation>Titel des Vortrags</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>A PNG or SVG file</source>
        <translation>Eine PNG- oder SVG-Datei</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>&amp;Title of the talk</source>
        <translation>&amp;Titel des Vortrags</translation>
    </message>
    <message>
        <source>&amp;Logo</source>
        <translation>&amp;Logo</translation>
    </message>
    <message>
        <source>Notes for</source>
        <translation>Notizen zu</translation>
    </message>
    <message>
        <source>&amp;Notes for</source>
        <translation>&amp;Notizen zu</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg)</source>
        <translation>Bilder (*.png *.svg)</translation>
    </message>
    <message>
        <source>Notes: {words}</source>
        <translation>Notizen: {words}</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>Schwarzer Schirm</translation>
    </message>
    <message>
        <source>White screen</source>
        <translation>Weißer Schirm</translation>
    </message>
    <message>
        <source>Light or dark ground</source>
        <translation>Heller oder dunkler Grund</translation>
    </message>
    <message>
        <source>Spotlight; wheel: size</source>
        <translation>Spot; Rad: Größe</translation>
    </message>
    <message>
        <source>Window for the speaker</source>
        <translation>Fenster für die Vortragenden</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Another screen than this window&apos;s, if there is one</source>
        <translation>Ein anderer Schirm als der dieses Fensters, falls es einen gibt</translation>
    </message>
    <message>
        <source>Present on</source>
        <translation>Vorführen auf</translation>
    </message>
    <message>
        <source>Light ground, for bright halls</source>
        <translation>Heller Grund, für helle Säle</translation>
    </message>
    <message>
        <source>Title, logo and notes…</source>
        <translation>Titel, Logo und Notizen…</translation>
    </message>
    <message>
        <source>This is the last one.</source>
        <translation>Das ist die letzte.</translation>
    </message>
    <message>
        <source>qanneal: for the speaker</source>
        <translation>qanneal: für die Vortragenden</translation>
    </message>
    <message>
        <source>Time running</source>
        <translation>Verstrichene Zeit</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Was als Nächstes kommt</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Next: {following}</source>
        <translation>Danach: {following}</translation>
    </message>
    <message>
        <source>Notes of your own are typed in before: More, Title, logo and notes.</source>
        <translation>Eigene Notizen werden vorher eingegeben: Mehr, Titel, Logo und Notizen.</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Seite {page} von {pages}</translation>
    </message>
    <message>
        <source>The story begins</source>
        <translation>Die Geschichte beginnt</translation>
    </message>
    <message>
        <source>Page Down or Space begins it.</source>
        <translation>Bild abwärts oder Leertaste beginnt sie.</translation>
    </message>
    <message>
        <source>Chip with the network on it</source>
        <translation>Chip mit dem Netz darauf</translation>
    </message>
    <message>
        <source>Legend: {entries}.</source>
        <translation>Legende: {entries}.</translation>
    </message>
    <message>
        <source>No network fits this chip; reduce the hidden units.</source>
        <translation>Auf diesen Chip passt kein Netz; verringere die verdeckten Einheiten.</translation>
    </message>
    <message>
        <source>Embedding the network…</source>
        <translation>Bette das Netz ein…</translation>
    </message>
    <message>
        <source>There is nothing to show yet; wait for the embedding.</source>
        <translation>Es gibt noch nichts zu zeigen; warte auf die Einbettung.</translation>
    </message>
    <message>
        <source>The network on the chip, and one step</source>
        <translation>Das Netz auf dem Chip und ein Schritt</translation>
    </message>
    <message>
        <source>The whole run, step by step</source>
        <translation>Der ganze Lauf, Schritt für Schritt</translation>
    </message>
    <message>
        <source>Sampled against exact</source>
        <translation>Gezogen gegen exakt</translation>
    </message>
    <message>
        <source>Calibration finds the chip&apos;s errors</source>
        <translation>Die Kalibrierung findet die Fehler des Chips</translation>
    </message>
    <message>
        <source>The paper&apos;s sizes (Figures 6 and 7) and the largest networks we found</source>
        <translation>Die Größen der Arbeit (Abbildungen 6 und 7) und die größten Netze, die wir fanden</translation>
    </message>
    <message>
        <source>End story</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Play or pause (Space).</source>
        <translation>Abspielen oder anhalten (Leertaste).</translation>
    </message>
    <message>
        <source>Previous scene (Left); previous chapter (Page Up).</source>
        <translation>Vorige Szene (links); voriges Kapitel (Bild aufwärts).</translation>
    </message>
    <message>
        <source>Next scene (Right); next chapter (Page Down).</source>
        <translation>Nächste Szene (rechts); nächstes Kapitel (Bild abwärts).</translation>
    </message>
    <message>
        <source>Show the chip again (Esc).</source>
        <translation>Wieder den Chip zeigen (Esc).</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>scene {index} of {total}</source>
        <translation>Szene {index} von {total}</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Clamped image: {subject}</source>
        <translation>Angelegtes Bild: {subject}</translation>
    </message>
    <message>
        <source>Qubit</source>
        <translation>Qubit</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>Chain length</source>
        <translation>Kettenlänge</translation>
    </message>
    <message>
        <source>Couplers</source>
        <translation>Koppler</translation>
    </message>
    <message>
        <source>Chain breaks</source>
        <translation>Kettenbrüche</translation>
    </message>
    <message>
        <source>spare</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>{number} of {copies}</source>
        <translation>{number} von {copies}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} qubits</source>
        <translation>
            <numerusform>{n:,} Qubit</numerusform>
            <numerusform>{n:,} Qubits</numerusform>
        </translation>
    </message>
    <message>
        <source>{chain} in the chain, {weights} logical</source>
        <translation>{chain} in der Kette, {weights} logische</translation>
    </message>
    <message>
        <source>, example {examples}</source>
        <translation>, Beispiel {examples}</translation>
    </message>
    <message>
        <source>{breaks:.1f} % of reads</source>
        <translation>{breaks:.1f} % der Reads</translation>
    </message>
    <message>
        <source>Step {step:,} is pinned, but how the chip was then is not known.</source>
        <translation>Schritt {step:,} ist angeheftet, aber wie der Chip da war, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>; which qubits were dead is not recorded</source>
        <translation>; welche Qubits ausgefallen waren, ist nicht aufgezeichnet</translation>
    </message>
    <message>
        <source>End the story, or show everything</source>
        <translation>Die Geschichte beenden oder alles zeigen</translation>
    </message>
    <message>
        <source>Presentation mode</source>
        <translation>Vortragsmodus</translation>
    </message>
    <message>
        <source>Presentation from here</source>
        <translation>Vortrag ab hier</translation>
    </message>
    <message>
        <source>Step {step:,} is pinned.</source>
        <translation>Schritt {step:,} ist angeheftet.</translation>
    </message>
    <message>
        <source>Step {step:,} is pinned; the chip is shown as it was at step {kept:,}, the nearest that was kept.</source>
        <translation>Schritt {step:,} ist angeheftet; der Chip wird gezeigt, wie er bei Schritt {kept:,} war, dem nächsten, der aufgehoben wurde.</translation>
    </message>
    <message>
        <source>As run {run} was embedded{unknown}.</source>
        <translation>So war Lauf {run} eingebettet{unknown}.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Show &amp;details</source>
        <translation>&amp;Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Cop&amp;y details</source>
        <translation>Einzelheiten &amp;kopieren</translation>
    </message>
    <message>
        <source>Open &amp;log</source>
        <translation>&amp;Protokoll öffnen</translation>
    </message>
    <message>
        <source>&amp;What does this mean?</source>
        <translation>Was &amp;bedeutet das?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Hide &amp;details</source>
        <translation>&amp;Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>Everything recorded so far is safe. The log file has the details.</source>
        <translation>Alles bisher Aufgezeichnete ist sicher. Die Protokolldatei enthält die Einzelheiten.</translation>
    </message>
    <message>
        <source> from {low:,.7g} to {high:,.10g}</source>
        <translation> von {low:,.7g} bis {high:,.10g}</translation>
    </message>
    <message>
        <source>choose on or off</source>
        <translation>wähle an oder aus</translation>
    </message>
    <message>
        <source>give two numbers, a negative and a positive one</source>
        <translation>gib zwei Zahlen an, eine negative und eine positive</translation>
    </message>
    <message>
        <source>choose at least one</source>
        <translation>wähle mindestens eines</translation>
    </message>
    <message>
        <source>give numbers, separated by commas</source>
        <translation>gib Zahlen an, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>give names, separated by commas</source>
        <translation>gib Namen an, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>name 2 to {most} classes, separated by commas, for example 2, 3</source>
        <translation>nenne 2 bis {most} Klassen, durch Kommas getrennt, etwa 2, 3</translation>
    </message>
    <message>
        <source>choose a data set, or a folder of IDX files or an .npz file</source>
        <translation>wähle einen Datensatz, einen Ordner mit IDX-Dateien oder eine .npz-Datei</translation>
    </message>
    <message>
        <source>name settings as the form does, each with a value, for example Steps = 40</source>
        <translation>nenne Einstellungen wie im Formular, jede mit einem Wert, zum Beispiel Schritte = 40</translation>
    </message>
    <message>
        <source>give pegasus:m, zephyr:m or zephyr:m,t, for example pegasus:16</source>
        <translation>gib pegasus:m, zephyr:m oder zephyr:m,t an, zum Beispiel pegasus:16</translation>
    </message>
    <message>
        <source> above {low:,.7g} and at most {high:,.10g}</source>
        <translation> über {low:,.7g} und höchstens {high:,.10g}</translation>
    </message>
    <message>
        <source>{spec} must be {requirement}.</source>
        <translation>{spec}: erwartet wird {requirement}.</translation>
    </message>
    <message>
        <source>give {requirement}</source>
        <translation>gib {requirement} an</translation>
    </message>
    <message>
        <source>choose {choices}</source>
        <translation>wähle {choices}</translation>
    </message>
    <message>
        <source>{key} cannot be {value}: {remedy}</source>
        <translation>{key} = {value} geht nicht: {remedy}</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>{text}, or {word}</source>
        <translation>{text} oder {word}</translation>
    </message>
    <message>
        <source> above {low:,.7g}</source>
        <translation> über {low:,.7g}</translation>
    </message>
    <message>
        <source> of at least {low:,.7g}</source>
        <translation> von mindestens {low:,.7g}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>none</source>
        <comment>of several</comment>
        <translation>keine</translation>
    </message>
    <message>
        <source> below {high:,.10g}</source>
        <translation> unter {high:,.10g}</translation>
    </message>
    <message>
        <source> of at most {high:,.10g}</source>
        <translation> von höchstens {high:,.10g}</translation>
    </message>
    <message>
        <source>this value cannot be used</source>
        <translation>dieser Wert kann nicht verwendet werden</translation>
    </message>
    <message>
        <source>Not started.</source>
        <translation>Nicht gestartet.</translation>
    </message>
    <message>
        <source>Checking the settings…</source>
        <translation>Prüfe die Einstellungen…</translation>
    </message>
    <message>
        <source>Ready.</source>
        <translation>Bereit.</translation>
    </message>
    <message>
        <source>There is not enough memory for a picture of that width; choose a smaller one.</source>
        <translation>Für ein Bild dieser Breite reicht der Speicher nicht; wähle eine kleinere.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({summary}).</source>
        <translation>Etwas Unerwartetes ging schief ({summary}).</translation>
    </message>
    <message>
        <source>{low:,g} to {high:,g} {unit}</source>
        <translation>{low:,g} bis {high:,g} {unit}</translation>
    </message>
    <message>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <source>{accessiblename} must be a {kind} from {low:,g} to {high:,g} {unit}.</source>
        <translation>{accessiblename}: erwartet wird eine {kind} von {low:,g} bis {high:,g} {unit}.</translation>
    </message>
    <message>
        <source>Edge of {name}</source>
        <translation>Rand von {name}</translation>
    </message>
    <message>
        <source>Drag to resize or, to the edge, to hide it; double-click for the usual width</source>
        <translation>Ziehen ändert die Größe, ganz an den Rand verbirgt; Doppelklick stellt die übliche Breite her</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>&amp;Do not start</source>
        <translation>&amp;Nicht starten</translation>
    </message>
    <message>
        <source>Copy the selection as CSV</source>
        <translation>Auswahl als CSV kopieren</translation>
    </message>
    <message>
        <source>Ctrl+C copies the selection as CSV.</source>
        <translation>Strg+C kopiert die Auswahl als CSV.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Kontrastreich</translation>
    </message>
    <message>
        <source>Drag to pan, scroll to zoom, double-click or Home to show everything. ← and → move the crosshair, + and − zoom, Shift with ← and → pans; a click or Return holds the crosshair, Esc lets it go.</source>
        <translation>Ziehen verschiebt, Rollen vergrößert, Doppelklick oder Pos1 zeigt alles. ← und → bewegen das Fadenkreuz, + und − vergrößern, Umschalt mit ← und → verschiebt; ein Klick oder Return hält das Fadenkreuz fest, Esc lässt es los.</translation>
    </message>
    <message>
        <source>Move the crosshair</source>
        <translation>Fadenkreuz bewegen</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Hold or release the crosshair</source>
        <translation>Fadenkreuz festhalten oder loslassen</translation>
    </message>
    <message>
        <source>Release the crosshair</source>
        <translation>Fadenkreuz loslassen</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} und {last}</translation>
    </message>
    <message>
        <source>{first} or {last}</source>
        <translation>{first} oder {last}</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source> ({here} of {runs})</source>
        <translation> ({here} von {runs})</translation>
    </message>
    <message>
        <source>Show or hide a line</source>
        <translation>Linie zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Legend; Space shows or hides a line</source>
        <translation>Legende; die Leertaste zeigt oder verbirgt eine Linie</translation>
    </message>
    <message numerus="yes">
        <source>{n} lines</source>
        <translation>
            <numerusform>{n} Linie</numerusform>
            <numerusform>{n} Linien</numerusform>
        </translation>
    </message>
    <message>
        <source>{label}, shown, {value}</source>
        <translation>{label}, sichtbar, {value}</translation>
    </message>
    <message>
        <source>{label}, hidden, {value}</source>
        <translation>{label}, verborgen, {value}</translation>
    </message>
    <message>
        <source>{label}
Click to hide.</source>
        <translation>{label}
Ein Klick verbirgt sie.</translation>
    </message>
    <message>
        <source>{label}
Click to show.</source>
        <translation>{label}
Ein Klick zeigt sie.</translation>
    </message>
    <message>
        <source>very strong</source>
        <translation>sehr stark</translation>
    </message>
    <message>
        <source>Logarithmic axis: {text}</source>
        <translation>Logarithmische Achse: {text}</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Gruppieren nach</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Figure…</source>
        <translation>Abbildung…</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Select runs in the table under Runs, then press Compare (Ctrl+M).</source>
        <translation>Wähle unter Läufe Zeilen der Tabelle und drücke dann Vergleichen (Strg+M).</translation>
    </message>
    <message>
        <source>Last and best value of each run</source>
        <translation>Letzter und bester Wert jedes Laufs</translation>
    </message>
    <message>
        <source>Settings that differ between the runs</source>
        <translation>Einstellungen, in denen sich die Läufe unterscheiden</translation>
    </message>
    <message>
        <source>The metric of each run at each step</source>
        <translation>Die Größe jedes Laufs bei jedem Schritt</translation>
    </message>
    <message>
        <source>Each run</source>
        <translation>Jeder Lauf</translation>
    </message>
    <message>
        <source>Copied {rowcount:,} rows as CSV.</source>
        <translation>{rowcount:,} Zeilen als CSV kopiert.</translation>
    </message>
    <message>
        <source>Show the whole curves again (Home)</source>
        <translation>Wieder die ganzen Kurven zeigen (Pos1)</translation>
    </message>
    <message>
        <source>Export these curves as a figure (Ctrl+Shift+E)</source>
        <translation>Diese Kurven als Abbildung exportieren (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>Abbildung exportieren</translation>
    </message>
    <message>
        <source>by {one}</source>
        <translation>über {one}</translation>
    </message>
    <message>
        <source>Smoothing {n}</source>
        <translation>Glättung {n}</translation>
    </message>
    <message>
        <source>Log x</source>
        <translation>Log x</translation>
    </message>
    <message>
        <source>Log y</source>
        <translation>Log y</translation>
    </message>
    <message>
        <source>{gone} of the runs no longer exist.</source>
        <translation>{gone} der Läufe gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>{empty} of the runs did not record this metric.</source>
        <translation>{empty} der Läufe haben diese Größe nicht aufgezeichnet.</translation>
    </message>
    <message>
        <source>{left_out:,} values are not positive and cannot be shown on a logarithmic axis.</source>
        <translation>{left_out:,} Werte sind nicht positiv und auf einer logarithmischen Achse nicht darstellbar.</translation>
    </message>
    <message>
        <source>Faint parts of a line are means over fewer runs.</source>
        <translation>Blasse Teile einer Linie sind Mittel über weniger Läufe.</translation>
    </message>
    <message>
        <source>Mean by {key}</source>
        <translation>Mittel nach: {key}</translation>
    </message>
    <message>
        <source>Last and best</source>
        <translation>Letzter und bester</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>Abweichende Einstellungen</translation>
    </message>
    <message>
        <source>Every step</source>
        <translation>Jeder Schritt</translation>
    </message>
    <message>
        <source>No runs to compare yet</source>
        <translation>Noch keine Läufe zu vergleichen</translation>
    </message>
    <message>
        <source>{group} (runs)</source>
        <translation>{group} (Läufe)</translation>
    </message>
    <message>
        <source>Show the whole curves</source>
        <translation>Die ganzen Kurven zeigen</translation>
    </message>
    <message>
        <source>Export &amp;figure…	Ctrl+Shift+E</source>
        <translation>&amp;Abbildung exportieren…	Strg+Umschalt+E</translation>
    </message>
    <message>
        <source>{labels} against {labels2}, {lines} lines</source>
        <translation>{labels} gegen {labels2}, {lines} Linien</translation>
    </message>
    <message>
        <source>At their ends:</source>
        <translation>An ihren Enden:</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>At step</source>
        <translation>Beim Schritt</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>Bester</translation>
    </message>
    <message>
        <source>There is no D-Wave API token yet; paste one here and press Test.</source>
        <translation>Es gibt noch kein API-Token von D-Wave; füge hier eines ein und drücke Testen.</translation>
    </message>
    <message>
        <source>D-Wave rejected the token that was entered; correct it, or enter another one.</source>
        <translation>D-Wave hat das eingegebene Token abgelehnt; berichtige es oder gib ein anderes ein.</translation>
    </message>
    <message>
        <source>D-Wave rejected the token from {source}; enter another one, or press Forget.</source>
        <translation>D-Wave hat das Token aus {source} abgelehnt; gib ein anderes ein oder drücke Vergessen.</translation>
    </message>
    <message>
        <source>the environment (DWAVE_API_TOKEN)</source>
        <translation>der Umgebung (DWAVE_API_TOKEN)</translation>
    </message>
    <message>
        <source>the system keyring</source>
        <translation>dem Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>this session</source>
        <translation>dieser Sitzung</translation>
    </message>
    <message>
        <source>Stopped while waiting for D-Wave.</source>
        <translation>Angehalten, während auf D-Wave gewartet wurde.</translation>
    </message>
    <message>
        <source>D-Wave rejected the token from {source}; correct it there.</source>
        <translation>D-Wave hat das Token aus {source} abgelehnt; berichtige es dort.</translation>
    </message>
    <message>
        <source>The token is kept in the system keyring</source>
        <translation>Das Token liegt im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>The token is used until the program is closed</source>
        <translation>Das Token gilt, bis das Programm geschlossen wird</translation>
    </message>
    <message>
        <source>The token has been forgotten</source>
        <translation>Das Token ist vergessen</translation>
    </message>
    <message>
        <source>{done}, but the token from {sources} takes precedence.</source>
        <translation>{done}, aber das Token aus {sources} hat Vorrang.</translation>
    </message>
    <message>
        <source>{done}; the system keyring, which takes precedence, was not waited for.</source>
        <translation>{done}; der Schlüsselbund des Systems, der Vorrang hat, wurde nicht abgewartet.</translation>
    </message>
    <message>
        <source>{done}, but dwave.conf names another endpoint; enter it here.</source>
        <translation>{done}, aber dwave.conf nennt einen anderen Endpunkt; gib ihn hier ein.</translation>
    </message>
    <message>
        <source>{error}, so the token is used for this session only.</source>
        <translation>{error}, daher gilt das Token nur für diese Sitzung.</translation>
    </message>
    <message>
        <source>{error}, so only this session&apos;s token has been forgotten.</source>
        <translation>{error}, daher ist nur das Token dieser Sitzung vergessen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} QPUs</source>
        <translation>
            <numerusform>{n} QPU</numerusform>
            <numerusform>{n} QPUs</numerusform>
        </translation>
    </message>
    <message>
        <source>D-Wave connection</source>
        <translation>D-Wave-Verbindung</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>Check that D-Wave accepts the token, use it until the program is closed, and list the solvers</source>
        <translation>Prüft, ob D-Wave das Token annimmt, verwendet es, bis das Programm geschlossen wird, und listet die Solver auf</translation>
    </message>
    <message>
        <source>&amp;Keep in the system keyring</source>
        <translation>Im S&amp;chlüsselbund behalten</translation>
    </message>
    <message>
        <source>Keep the token in the system keyring</source>
        <translation>Das Token im Schlüsselbund des Systems behalten</translation>
    </message>
    <message>
        <source>&amp;Use for this session</source>
        <translation>&amp;Nur für diese Sitzung</translation>
    </message>
    <message>
        <source>Keep the token in memory until the program is closed</source>
        <translation>Das Token im Speicher behalten, bis das Programm geschlossen wird</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop waiting for D-Wave or the system keyring</source>
        <translation>Nicht länger auf D-Wave oder den Schlüsselbund warten</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Remove the token from the system keyring and from memory</source>
        <translation>Das Token aus Schlüsselbund und Speicher entfernen</translation>
    </message>
    <message>
        <source>Use this &amp;solver</source>
        <translation>Diesen &amp;Solver verwenden</translation>
    </message>
    <message>
        <source>Use the chosen solver for new runs</source>
        <translation>Den gewählten Solver für neue Läufe verwenden</translation>
    </message>
    <message>
        <source>Press Test to list the QPUs available to this account.</source>
        <translation>Drücke Testen, um die QPUs dieses Kontos zu sehen.</translation>
    </message>
    <message>
        <source>Looking for a token…</source>
        <translation>Suche ein Token…</translation>
    </message>
    <message>
        <source>Show the API token</source>
        <translation>Das API-Token zeigen</translation>
    </message>
    <message>
        <source>default ({default_region}, or what dwave.conf says)</source>
        <translation>Standard ({default_region} oder was dwave.conf sagt)</translation>
    </message>
    <message>
        <source>default (the first, or the one named there)</source>
        <translation>Standard (das erste oder das dort genannte)</translation>
    </message>
    <message>
        <source>no dwave.conf with profiles</source>
        <translation>keine dwave.conf mit Profilen</translation>
    </message>
    <message>
        <source>D-Wave accepts the token: {count}, {online} online.</source>
        <translation>D-Wave nimmt das Token an: {count}, {online} erreichbar.</translation>
    </message>
    <message>
        <source>A token is kept in the system keyring or in memory; it is never written to a file, run or log.</source>
        <translation>Ein Token liegt im Schlüsselbund des Systems oder im Speicher; es wird nie in eine Datei, einen Lauf oder ein Protokoll geschrieben.</translation>
    </message>
    <message>
        <source>Asking D-Wave…</source>
        <translation>Frage D-Wave…</translation>
    </message>
    <message>
        <source>Saving the token…</source>
        <translation>Speichere das Token…</translation>
    </message>
    <message>
        <source>Runs on a D-Wave QPU now use {item}.</source>
        <translation>Läufe auf einer D-Wave-QPU verwenden jetzt {item}.</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Using the token from {sources}.</source>
        <translation>Verwende das Token aus {sources}.</translation>
    </message>
    <message>
        <source>D-Wave accepts the token, but the one from {other} takes precedence.</source>
        <translation>D-Wave nimmt das Token an, aber das aus {other} hat Vorrang.</translation>
    </message>
    <message>
        <source>D-Wave&apos;s default</source>
        <translation>Standard von D-Wave</translation>
    </message>
    <message>
        <source>leave empty to keep the current token</source>
        <translation>leer lassen, um das jetzige Token zu behalten</translation>
    </message>
    <message>
        <source>paste the token here</source>
        <translation>Token hier einfügen</translation>
    </message>
    <message>
        <source>D-Wave accepts the token, but no QPU is available to this account.</source>
        <translation>D-Wave nimmt das Token an, aber diesem Konto steht keine QPU zur Verfügung.</translation>
    </message>
    <message>
        <source>A token is entered; press Test to check and use it.</source>
        <translation>Ein Token ist eingegeben; Testen prüft und verwendet es.</translation>
    </message>
    <message>
        <source>API token</source>
        <translation>API-Token</translation>
    </message>
    <message>
        <source>From the dashboard of your account on the Leap site.</source>
        <translation>Vom Dashboard des eigenen Kontos auf der Leap-Seite.</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>Address of the Solver API; empty for D-Wave&apos;s default.</source>
        <translation>Adresse der Solver-API; leer für die übliche von D-Wave.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>Where the QPU stands; an endpoint entered above takes precedence.</source>
        <translation>Wo die QPU steht; ein oben eingegebener Endpunkt hat Vorrang.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Section of dwave.conf from which token, endpoint and region come.</source>
        <translation>Abschnitt der dwave.conf, aus dem Token, Endpunkt und Region kommen.</translation>
    </message>
    <message>
        <source>Region must be a D-Wave region, such as na-west-1; leave it empty for the default.</source>
        <translation>Die Region muss eine von D-Wave sein, etwa na-west-1; leer lassen für die übliche.</translation>
    </message>
    <message>
        <source>Profile must be one of dwave.conf; choose it from the list.</source>
        <translation>Das Profil muss eines der dwave.conf sein; wähle es aus der Liste.</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>Solver</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Qubits</source>
        <translation>Qubits</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Working qubits</source>
        <translation>Funktionierende Qubits</translation>
    </message>
    <message>
        <source>This account&apos;s problems waiting there</source>
        <translation>Probleme dieses Kontos, die dort warten</translation>
    </message>
    <message>
        <source>Above 1, problems have to wait</source>
        <translation>Über 1 müssen Probleme warten</translation>
    </message>
    <message>
        <source>Solvers</source>
        <translation>Solver</translation>
    </message>
    <message>
        <source>Solvers available to this account; filled by Test</source>
        <translation>Solver, die diesem Konto zur Verfügung stehen; Testen füllt die Liste</translation>
    </message>
    <message>
        <source>Stop after the current step and keep the results; a submission under way is awaited and billed</source>
        <translation>Nach dem laufenden Schritt anhalten, Ergebnisse behalten; ein laufender Auftrag wird abgewartet und abgerechnet</translation>
    </message>
    <message>
        <source>Stop now and keep the results so far; a submission under way is cancelled, but may still be billed</source>
        <translation>Jetzt anhalten, Ergebnisse bis hier behalten; ein laufender Auftrag wird abgebrochen, kann aber trotzdem abgerechnet werden</translation>
    </message>
    <message>
        <source>Takes {seconds}</source>
        <translation>Dauert {seconds}</translation>
    </message>
    <message numerus="yes">
        <source>{n:,} submissions</source>
        <translation>
            <numerusform>{n:,} Auftrag</numerusform>
            <numerusform>{n:,} Aufträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>{time} and {qpu_seconds} of QPU time in {submissions}.</source>
        <translation>{time} und {qpu_seconds} QPU-Zeit in {submissions}.</translation>
    </message>
    <message>
        <source>{time}; uses no QPU time.</source>
        <translation>{time}; braucht keine QPU-Zeit.</translation>
    </message>
    <message>
        <source>Estimating the cost…</source>
        <translation>Schätze die Kosten…</translation>
    </message>
    <message>
        <source>Settings and results</source>
        <translation>Einstellungen und Ergebnisse</translation>
    </message>
    <message>
        <source>{experiment}: settings and results</source>
        <translation>{experiment}: Einstellungen und Ergebnisse</translation>
    </message>
    <message>
        <source>{experiment}: start</source>
        <translation>{experiment}: starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>{experiment}: stop</source>
        <translation>{experiment}: anhalten</translation>
    </message>
    <message>
        <source>Progress of {experiment}</source>
        <translation>Fortschritt von {experiment}</translation>
    </message>
    <message>
        <source>Running: {fraction:.0f} %, {sentence}.</source>
        <translation>Läuft: {fraction:.0f} %, {sentence}.</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Jetzt anhalten</translation>
    </message>
    <message>
        <source>The experiment</source>
        <translation>Das Experiment</translation>
    </message>
    <message>
        <source>{title}: results</source>
        <translation>{title}: Ergebnisse</translation>
    </message>
    <message>
        <source>Earlier results: choose one to see it again, with its settings</source>
        <translation>Frühere Ergebnisse: eines wählen, um es mit seinen Einstellungen wieder zu sehen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete the result shown; its runs stay</source>
        <translation>Das gezeigte Ergebnis löschen; seine Läufe bleiben</translation>
    </message>
    <message>
        <source>{title}: delete the result shown</source>
        <translation>{title}: gezeigtes Ergebnis löschen</translation>
    </message>
    <message>
        <source>Last result: {figure}</source>
        <translation>Letztes Ergebnis: {figure}</translation>
    </message>
    <message>
        <source>Right-click, or press Ctrl+Shift+E, to export this figure</source>
        <translation>Rechtsklick oder Strg+Umschalt+E exportiert diese Abbildung</translation>
    </message>
    <message>
        <source>Let it wait in the queue with these settings</source>
        <translation>Mit diesen Einstellungen in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>Stopped; finished trials are kept, and Start continues from there.</source>
        <translation>Angehalten; fertige Versuche bleiben, und Start macht dort weiter.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Starte…</translation>
    </message>
    <message>
        <source> {seconds} left.</source>
        <translation> Noch {seconds}.</translation>
    </message>
    <message>
        <source>Result of {when}, {state}.</source>
        <translation>Ergebnis vom {when}, {state}.</translation>
    </message>
    <message>
        <source>‹ All experiments</source>
        <translation>‹ Alle Experimente</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Einreihen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Export one of the figures for a paper (Ctrl+Shift+E)</source>
        <translation>Eine der Abbildungen für eine Arbeit exportieren (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>Export everything as one HTML page, or as CSV, SVG or PNG.</source>
        <translation>Alles als eine HTML-Seite exportieren, oder als CSV, SVG oder PNG.</translation>
    </message>
    <message>
        <source>Published values</source>
        <translation>Veröffentlichte Werte</translation>
    </message>
    <message>
        <source>Save entry</source>
        <translation>Eintrag speichern</translation>
    </message>
    <message>
        <source>The first results will appear here.</source>
        <translation>Die ersten Ergebnisse erscheinen hier.</translation>
    </message>
    <message>
        <source>No results yet: choose the settings on the left, then press Start.</source>
        <translation>Noch keine Ergebnisse: Wähle links die Einstellungen und drücke dann Start.</translation>
    </message>
    <message>
        <source>Show the paper&apos;s numbers beside ours.</source>
        <translation>Die Zahlen der Arbeit neben unseren zeigen.</translation>
    </message>
    <message>
        <source>The paper gives no numbers for this.</source>
        <translation>Die Arbeit gibt hierfür keine Zahlen an.</translation>
    </message>
    <message>
        <source>Finished.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Stopped; the results so far are kept.</source>
        <translation>Angehalten; die Ergebnisse bis hier bleiben.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Everything in one page, HTML (*.html)</source>
        <translation>Alles auf einer Seite, HTML (*.html)</translation>
    </message>
    <message>
        <source>Curves and tables, CSV (*.csv)</source>
        <translation>Kurven und Tabellen, CSV (*.csv)</translation>
    </message>
    <message>
        <source>Figures, SVG (*.svg)</source>
        <translation>Abbildungen, SVG (*.svg)</translation>
    </message>
    <message>
        <source>Figures, PNG (*.png)</source>
        <translation>Abbildungen, PNG (*.png)</translation>
    </message>
    <message>
        <source>Measured values, JSON lines (*.json)</source>
        <translation>Messwerte, JSON-Zeilen (*.json)</translation>
    </message>
    <message>
        <source>Export {experiment}</source>
        <translation>{experiment} exportieren</translation>
    </message>
    <message>
        <source>Exporting to {path}…</source>
        <translation>Exportiere nach {path}…</translation>
    </message>
    <message>
        <source> and {paths} more</source>
        <translation> und {paths} weitere</translation>
    </message>
    <message>
        <source>Exported to {paths}{more}.</source>
        <translation>Nach {paths}{more} exportiert.</translation>
    </message>
    <message>
        <source>There is no figure to export yet; run the experiment first.</source>
        <translation>Es gibt noch keine Abbildung zu exportieren; führe erst das Experiment aus.</translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation>Läufe des Sweeps</translation>
    </message>
    <message>
        <source>A double click, or Return, opens the curves of a run.</source>
        <translation>Doppelklick oder Return öffnet die Kurven eines Laufs.</translation>
    </message>
    <message>
        <source>Best setting → form</source>
        <translation>Beste Einstellung → Formular</translation>
    </message>
    <message>
        <source>Put the run with the best mean of this metric into the form</source>
        <translation>Den Lauf mit dem besten Mittel dieser Größe ins Formular übernehmen</translation>
    </message>
    <message>
        <source>Show the runs</source>
        <translation>Läufe zeigen</translation>
    </message>
    <message>
        <source>Show all runs of this sweep on the page Runs</source>
        <translation>Alle Läufe dieses Sweeps auf der Seite Läufe zeigen</translation>
    </message>
    <message>
        <source>Change in the form</source>
        <translation>Im Formular ändern</translation>
    </message>
    <message>
        <source>Put the run and what varies into the form, where all of it can be changed</source>
        <translation>Lauf und Variation ins Formular übernehmen, wo alles geändert werden kann</translation>
    </message>
    <message>
        <source>What is drawn and listed, and by which the best setting is chosen</source>
        <translation>Was gezeichnet und aufgelistet und wonach die beste Einstellung gewählt wird</translation>
    </message>
    <message>
        <source>Along x</source>
        <translation>Entlang x</translation>
    </message>
    <message>
        <source>The setting along the x axis</source>
        <translation>Die Einstellung entlang der x-Achse</translation>
    </message>
    <message>
        <source>along</source>
        <translation>entlang</translation>
    </message>
    <message>
        <source>Run: {run}</source>
        <translation>Lauf: {run}</translation>
    </message>
    <message>
        <source>{} is running; stop it or wait until it has finished.</source>
        <translation>{} läuft; halte es an oder warte, bis es fertig ist.</translation>
    </message>
    <message>
        <source>The settings are being checked; it starts when that is done.</source>
        <translation>Die Einstellungen werden geprüft; danach geht es los.</translation>
    </message>
    <message>
        <source>Loading the experiments…</source>
        <translation>Lade die Experimente…</translation>
    </message>
    <message>
        <source>Start {experiment} on the D-Wave QPU?</source>
        <translation>{experiment} auf der D-Wave-QPU starten?</translation>
    </message>
    <message>
        <source>{page} is running.</source>
        <translation>{page} läuft.</translation>
    </message>
    <message>
        <source>Every figure and table of the paper, reproduced here and compared with the published numbers, and sweeps over the settings of a run.</source>
        <translation>Jede Abbildung und Tabelle der Arbeit, hier nachgerechnet und mit den veröffentlichten Zahlen verglichen, und Sweeps über die Einstellungen eines Laufs.</translation>
    </message>
    <message>
        <source>{title} is running; wait until it has finished, or let this wait in the queue.</source>
        <translation>{title} läuft; warte, bis es fertig ist, oder stelle dies in die Warteschlange.</translation>
    </message>
    <message>
        <source>Deleted the result; its runs stay under Runs.</source>
        <translation>Ergebnis gelöscht; seine Läufe bleiben unter Läufe.</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Saved {path} and {data}.</source>
        <translation>{path} und {data} gespeichert.</translation>
    </message>
    <message>
        <source>Writing {path}…</source>
        <translation>Schreibe {path}…</translation>
    </message>
    <message>
        <source>Drawing…</source>
        <translation>Zeichne…</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zu schreibende Datei</translation>
    </message>
    <message>
        <source>{path} must end in .{kind}; change its name or the kind.</source>
        <translation>{path} muss auf .{kind} enden; ändere den Namen oder die Art.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>It needs a height of {height_cm:.1f} cm at least, and has that.</source>
        <translation>Nötig ist eine Höhe von mindestens {height_cm:.1f} cm; die hat sie nun.</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>Light, for paper</source>
        <translation>Hell, für Papier</translation>
    </message>
    <message>
        <source>Dark, for slides</source>
        <translation>Dunkel, für Folien</translation>
    </message>
    <message>
        <source>in a legend</source>
        <translation>in einer Legende</translation>
    </message>
    <message>
        <source>at their ends</source>
        <translation>an ihren Enden</translation>
    </message>
    <message>
        <source>as on screen</source>
        <translation>wie auf dem Schirm</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>Usual widths</source>
        <translation>Übliche Breiten</translation>
    </message>
    <message>
        <source>Where there is no room at the ends, there is a legend</source>
        <translation>Wo an den Enden kein Platz ist, gibt es eine Legende</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Sans serif</source>
        <translation>Serifenlos</translation>
    </message>
    <message>
        <source>as needed</source>
        <translation>nach Bedarf</translation>
    </message>
    <message>
        <source>Papers say these below the figure, in their own font</source>
        <translation>In Arbeiten steht das unter der Abbildung, in deren Schrift</translation>
    </message>
    <message>
        <source>{name}, {width:g} cm</source>
        <translation>{name}, {width:g} cm</translation>
    </message>
    <message>
        <source>dots per inch</source>
        <translation>Punkte pro Zoll</translation>
    </message>
    <message>
        <source>&amp;Title and caption</source>
        <translation>&amp;Titel und Beschreibung</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Names of curves</source>
        <translation>Namen der Kurven</translation>
    </message>
    <message>
        <source>What the axes show</source>
        <translation>Was die Achsen zeigen</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Width of lines</source>
        <translation>Strichstärke</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Punkte pro Zoll</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>Height in cm</source>
        <translation>Höhe in cm</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Lines in pt</source>
        <translation>Linien in pt</translation>
    </message>
    <message>
        <source>Curves named</source>
        <translation>Kurven benannt</translation>
    </message>
    <message>
        <source>Axes show</source>
        <translation>Achsen zeigen</translation>
    </message>
    <message>
        <source>One column</source>
        <translation>Eine Spalte</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>Zwei Spalten</translation>
    </message>
    <message>
        <source>{width_cm:.1f} × {height_cm:.1f} cm, shown at {scale:.0f} %</source>
        <translation>{width_cm:.1f} × {height_cm:.1f} cm, gezeigt mit {scale:.0f} %</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>{width_cm:.1f} × {height_cm:.1f} cm</source>
        <translation>{width_cm:.1f} × {height_cm:.1f} cm</translation>
    </message>
    <message>
        <source>{names} {exist}; press Export again to replace {what}.</source>
        <translation>{names} {exist}; drücke noch einmal Exportieren, um {what} zu ersetzen.</translation>
    </message>
    <message>
        <source>Copied the {what} as an image, as SVG and as PDF.</source>
        <translation>{what} als Bild, als SVG und als PDF kopiert.</translation>
    </message>
    <message>
        <source>already exists</source>
        <translation>gibt es schon</translation>
    </message>
    <message>
        <source>already exist</source>
        <translation>gibt es schon alle</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Anderes Bild</translation>
    </message>
    <message>
        <source>First, last</source>
        <translation>Erstes, letztes</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Nehmen</translation>
    </message>
    <message>
        <source>{title}: {accuracy} of {sum:,} correct</source>
        <translation>{title}: {accuracy} von {sum:,} richtig</translation>
    </message>
    <message>
        <source>{title}: {counts:,} of {sum:,} images of {names} ({choice}) are classified as {names2}.</source>
        <translation>{title}: {counts:,} von {sum:,} Bildern von {names} ({choice}) werden als {names2} klassifiziert.</translation>
    </message>
    <message>
        <source>{title}: true class by predicted class</source>
        <translation>{title}: wahre Klasse gegen vorhergesagte</translation>
    </message>
    <message>
        <source>The first {counted:,} of {total:,} test images were counted. </source>
        <translation>Gezählt sind die ersten {counted:,} von {total:,} Testbildern. </translation>
    </message>
    <message>
        <source>per cent</source>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>the stronger the colour, the larger the share</source>
        <translation>je kräftiger die Farbe, desto größer der Anteil</translation>
    </message>
    <message>
        <source>{part}Rows: true class; columns: class predicted by the {titles}; {share} of the row. Press Return or double-click to show the images of a cell.</source>
        <translation>{part}Zeilen: wahre Klasse; Spalten: vom {titles} vorhergesagte Klasse; {share} der Zeile. Return oder Doppelklick zeigt die Bilder einer Zelle.</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>Move the drawing</source>
        <translation>Zeichnung bewegen</translation>
    </message>
    <message>
        <source>Clear the drawing</source>
        <translation>Zeichnung löschen</translation>
    </message>
    <message>
        <source>Drawing box</source>
        <translation>Zeichenfeld</translation>
    </message>
    <message>
        <source>Draw with the left mouse button, erase with the right. Take image puts an image here; the arrow keys move it by one pixel, and Delete clears the box.</source>
        <translation>Links zeichnen, rechts radieren. Bild nehmen legt ein Bild hinein; die Pfeiltasten verschieben es um ein Pixel, Entf leert das Feld.</translation>
    </message>
    <message>
        <source>Left button draws, right button erases. Arrow keys move the drawing by one pixel, Delete clears it.</source>
        <translation>Links zeichnet, rechts radiert. Pfeiltasten verschieben die Zeichnung um ein Pixel, Entf löscht sie.</translation>
    </message>
    <message>
        <source>The drawing as the network sees it</source>
        <translation>Die Zeichnung, wie das Netz sie sieht</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>Wahrscheinlichkeit jeder Klasse</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>and watch P(y|x)</source>
        <translation>und P(y|x) beobachten</translation>
    </message>
    <message>
        <source>as the network sees it</source>
        <translation>wie das Netz es sieht</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>Put the selected image of the list into the box.</source>
        <translation>Das gewählte Bild der Liste ins Feld legen.</translation>
    </message>
    <message>
        <source>Centre as in the data set</source>
        <translation>Zentrieren wie im Datensatz</translation>
    </message>
    <message>
        <source>Scale and centre the drawing by its centre of mass, as the images of this data set are. Images taken from the list are not changed.</source>
        <translation>Die Zeichnung nach ihrem Schwerpunkt skalieren und zentrieren, wie die Bilder dieses Datensatzes. Bilder aus der Liste bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>These data are not images that can be drawn; take one from the list.</source>
        <translation>Diese Daten sind keine Bilder, die sich zeichnen lassen; nimm eines aus der Liste.</translation>
    </message>
    <message>
        <source>Draw here with the mouse, or take an image from the list.</source>
        <translation>Hier mit der Maus zeichnen oder ein Bild aus der Liste nehmen.</translation>
    </message>
    <message>
        <source>Nothing is drawn.</source>
        <translation>Nichts ist gezeichnet.</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>T&amp;ake image</source>
        <translation>&amp;Bild nehmen</translation>
    </message>
    <message>
        <source>MLP: its outputs, one for each class. EBM: P(y = 1|x) of each output, over all states of the outputs; neither need add up to 100 %. EBM one-hot: P(class|x) over the states in which one output alone is 1, which adds up to 100 %.</source>
        <translation>MLP: seine Ausgaben, eine je Klasse. EBM: P(y = 1|x) jeder Ausgabe, über alle Zustände der Ausgaben; beides muss sich nicht zu 100 % addieren. EBM one-hot: P(Klasse|x) über die Zustände, in denen nur eine Ausgabe 1 ist; das addiert sich zu 100 %.</translation>
    </message>
    <message>
        <source>P(y|x) of each class.</source>
        <translation>P(y|x) jeder Klasse.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Wrong first</source>
        <translation>Falsche zuerst</translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>In original order</source>
        <translation>Ursprüngliche Folge</translation>
    </message>
    <message>
        <source>EBM one-hot</source>
        <translation>EBM one-hot</translation>
    </message>
    <message>
        <source>Image {image:,} of the {split} images, class {names}. {parts}.</source>
        <translation>Bild {image:,} der Bilder ({split}), Klasse {names}. {parts}.</translation>
    </message>
    <message>
        <source>{part}Per cent: P of the true class. Press Return or double-click to put an image into the box.</source>
        <translation>{part}Prozent: P der wahren Klasse. Return oder Doppelklick legt ein Bild ins Feld.</translation>
    </message>
    <message>
        <source>Another page of images</source>
        <translation>Andere Seite mit Bildern</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>{names}, classified as {names2}</source>
        <translation>{names}, klassifiziert als {names2}</translation>
    </message>
    <message>
        <source>{titles}: P({names}|x) = {p}, predicts {names2}</source>
        <translation>{titles}: P({names}|x) = {p}, sagt {names2} vorher</translation>
    </message>
    <message>
        <source>Images of</source>
        <translation>Bilder von</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>Reihenfolge der Bilder</translation>
    </message>
    <message>
        <source>The first {truth:,} of {total:,}, because the EBM&apos;s sum takes long. </source>
        <translation>Die ersten {truth:,} von {total:,}, weil die Summe des EBM lange dauert. </translation>
    </message>
    <message>
        <source>Only images of {truth} that the {titles} classifies as {choice}. </source>
        <translation>Nur Bilder von {truth}, die das {titles} als {choice} klassifiziert. </translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>{first:,}–{first2:,} of {total:,}</source>
        <translation>{first:,}–{first2:,} von {total:,}</translation>
    </message>
    <message>
        <source>No images</source>
        <translation>Keine Bilder</translation>
    </message>
    <message>
        <source>{name} (Page up in the images)</source>
        <translation>{name} (Bild aufwärts in den Bildern)</translation>
    </message>
    <message>
        <source>{name} (Page down in the images)</source>
        <translation>{name} (Bild abwärts in den Bildern)</translation>
    </message>
    <message>
        <source>, classified as </source>
        <translation>, klassifiziert als </translation>
    </message>
    <message>
        <source>Unit k{unit}, rank {number} of {strengths:,}: {words}. {numbers}</source>
        <translation>Einheit k{unit}, Rang {number} von {strengths:,}: {words}. {numbers}</translation>
    </message>
    <message>
        <source>First-layer weights of the strongest hidden units</source>
        <translation>Gewichte der ersten Schicht der stärksten verdeckten Einheiten</translation>
    </message>
    <message>
        <source>favours {name}</source>
        <translation>spricht für {name}</translation>
    </message>
    <message>
        <source>opposes {name}</source>
        <translation>spricht gegen {name}</translation>
    </message>
    <message>
        <source>Scale of the weights</source>
        <translation>Skala der Gewichte</translation>
    </message>
    <message>
        <source>From −{limit:.2g} (orange) to {limit:.2g} (blue).</source>
        <translation>Von −{limit:.2g} (orange) bis {limit:.2g} (blau).</translation>
    </message>
    <message>
        <source>Strongest hidden units</source>
        <translation>Stärkste Einheiten</translation>
    </message>
    <message>
        <source>weights W1</source>
        <translation>Gewichte W1</translation>
    </message>
    <message>
        <source>Show on the ch&amp;ip</source>
        <translation>Auf dem Ch&amp;ip zeigen</translation>
    </message>
    <message>
        <source>Show the qubits of the selected unit on the Chip page.</source>
        <translation>Die Qubits der gewählten Einheit auf der Seite Chip zeigen.</translation>
    </message>
    <message>
        <source>Strength is the unit&apos;s ‖W1‖·‖W2‖, which bounds how far it can shift P(y|x).</source>
        <translation>Die Stärke ist ‖W1‖·‖W2‖ der Einheit und begrenzt, wie weit sie P(y|x) verschieben kann.</translation>
    </message>
    <message>
        <source>, ▼ opposes it</source>
        <translation>, ▼ dagegen</translation>
    </message>
    <message>
        <source>{count} of {units:,} units, strongest first. ▲ favours a class{against}. Select one to see its numbers.</source>
        <translation>{count} von {units:,} Einheiten, die stärksten zuerst. ▲ spricht für eine Klasse{against}. Wähle eine, um ihre Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>W2 = {weight:+.3g}, ‖W1‖ = {w1:.3g}, bias {b:+.3g}, strength {strengths:.3g}.</source>
        <translation>W2 = {weight:+.3g}, ‖W1‖ = {w1:.3g}, Bias {b:+.3g}, Stärke {strengths:.3g}.</translation>
    </message>
    <message>
        <source>{within:.1f} % of the weights lie outside the scale.</source>
        <translation>{within:.1f} % der Gewichte liegen außerhalb der Skala.</translation>
    </message>
    <message>
        <source>Judge correctness by</source>
        <translation>Richtigkeit beurteilen nach</translation>
    </message>
    <message>
        <source>Start a run, or open one under Runs; its weights appear here as soon as they are saved.</source>
        <translation>Starte einen Lauf oder öffne einen unter Läufe; seine Gewichte erscheinen hier, sobald sie gespeichert sind.</translation>
    </message>
    <message>
        <source>Images or counts</source>
        <translation>Bilder oder Anzahlen</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Konfusion</translation>
    </message>
    <message>
        <source>Images and counts</source>
        <translation>Bilder und Anzahlen</translation>
    </message>
    <message>
        <source>{dataset}, licence {license} · test accuracy: {value}</source>
        <translation>{dataset}, Lizenz {license} · Testgenauigkeit: {value}</translation>
    </message>
    <message>
        <source>Step {step:,} is pinned · {dataset}, licence {license} · test accuracy: {value}</source>
        <translation>Schritt {step:,} ist angeheftet · {dataset}, Lizenz {license} · Testgenauigkeit: {value}</translation>
    </message>
    <message>
        <source>{estimated} EBM one-hot and MLP are exact.</source>
        <translation>{estimated} EBM one-hot und MLP sind exakt.</translation>
    </message>
    <message>
        <source>No network yet</source>
        <translation>Noch kein Netz</translation>
    </message>
    <message>
        <source>The weights of this run appear here a few seconds after its first step.</source>
        <translation>Die Gewichte dieses Laufs erscheinen hier ein paar Sekunden nach seinem ersten Schritt.</translation>
    </message>
    <message>
        <source>This run has no saved weights; train it for a step, or open another one under Runs.</source>
        <translation>Dieser Lauf hat keine gespeicherten Gewichte; trainiere ihn einen Schritt oder öffne einen anderen unter Läufe.</translation>
    </message>
    <message>
        <source>The choices are kept.</source>
        <translation>Die Auswahl ist gespeichert.</translation>
    </message>
    <message>
        <source>Nothing is told any more; webhook and e-mail are forgotten.</source>
        <translation>Nichts wird mehr gemeldet; Webhook und E-Mail sind vergessen.</translation>
    </message>
    <message>
        <source>E-mail needs a mail server; enter its name.</source>
        <translation>E-Mail braucht einen Mailserver; gib seinen Namen ein.</translation>
    </message>
    <message>
        <source>The test was sent by {there}.</source>
        <translation>Der Test ging über {there}.</translation>
    </message>
    <message>
        <source>The test is on the desktop.</source>
        <translation>Der Test ist auf dem Desktop.</translation>
    </message>
    <message>
        <source>Slack, Mattermost, others (JSON)</source>
        <translation>Slack, Mattermost, andere (JSON)</translation>
    </message>
    <message>
        <source>Discord</source>
        <translation>Discord</translation>
    </message>
    <message>
        <source>ntfy (plain text)</source>
        <translation>ntfy (reiner Text)</translation>
    </message>
    <message>
        <source>none (this computer only)</source>
        <translation>keine (nur dieser Computer)</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Port of the mail server</source>
        <translation>Port des Mailservers</translation>
    </message>
    <message>
        <source>the usual one</source>
        <translation>der übliche</translation>
    </message>
    <message>
        <source>Tell nothing any more, and forget webhook and e-mail</source>
        <translation>Nichts mehr melden, Webhook und E-Mail vergessen</translation>
    </message>
    <message>
        <source>Stop waiting for the system keyring or a server</source>
        <translation>Nicht länger auf den Schlüsselbund oder einen Server warten</translation>
    </message>
    <message>
        <source>that of {webhook_host}, in the system keyring</source>
        <translation>der von {webhook_host}, im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>the same address</source>
        <translation>dieselbe Adresse</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichere…</translation>
    </message>
    <message>
        <source>Sending a test…</source>
        <translation>Sende einen Test…</translation>
    </message>
    <message>
        <source>Forgetting…</source>
        <translation>Vergesse…</translation>
    </message>
    <message>
        <source>Webhook address</source>
        <translation>Adresse des Webhooks</translation>
    </message>
    <message>
        <source>Password of the mail server</source>
        <translation>Passwort des Mailservers</translation>
    </message>
    <message>
        <source>Send e-mail to</source>
        <translation>E-Mail geht an</translation>
    </message>
    <message>
        <source>E-mail comes from</source>
        <translation>E-Mail kommt von</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>User name of the mail server</source>
        <translation>Benutzername am Mailserver</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Save and send a &amp;test</source>
        <translation>&amp;Test senden</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>Alles &amp;vergessen</translation>
    </message>
    <message>
        <source>in the system keyring</source>
        <translation>im Schlüsselbund des Systems</translation>
    </message>
    <message>
        <source>The desktop is told only while nobody looks at the window.</source>
        <translation>Auf dem Desktop wird nur gemeldet, solange niemand auf das Fenster sieht.</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>for</source>
        <translation>für</translation>
    </message>
    <message>
        <source>E-mail to</source>
        <translation>E-Mail an</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>with</source>
        <translation>mit</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>The webhook&apos;s address and the password are kept in the system keyring; neither is written to a file, run or log.</source>
        <translation>Adresse des Webhooks und Passwort liegen im Schlüsselbund des Systems; keines wird in eine Datei, einen Lauf oder ein Protokoll geschrieben.</translation>
    </message>
    <message>
        <source>Address, token, and the switch of the web pages</source>
        <translation>Adresse, Token und Schalter der Webseiten</translation>
    </message>
    <message>
        <source>N&amp;otifications…</source>
        <translation>&amp;Benachrichtigungen…</translation>
    </message>
    <message>
        <source>&amp;Web pages…</source>
        <translation>&amp;Webseiten…</translation>
    </message>
    <message>
        <source>Notifications…</source>
        <translation>Benachrichtigungen…</translation>
    </message>
    <message>
        <source>Web pages…</source>
        <translation>Webseiten…</translation>
    </message>
    <message>
        <source>{sentence} See Run → Notifications.</source>
        <translation>{sentence} Siehe Lauf → Benachrichtigungen.</translation>
    </message>
    <message>
        <source>Web pages: {url}</source>
        <translation>Webseiten: {url}</translation>
    </message>
    <message>
        <source>Who is told when a run ends: the desktop, a webhook, e-mail.</source>
        <translation>Wer erfährt, dass ein Lauf endet: Desktop, Webhook, E-Mail.</translation>
    </message>
    <message>
        <source>Queue and runs on a phone or another computer.</source>
        <translation>Warteschlange und Läufe auf dem Telefon oder einem anderen Computer.</translation>
    </message>
    <message>
        <source>Give the name or the address by which others reach this computer.</source>
        <translation>Gib den Namen oder die Adresse an, unter der andere diesen Computer erreichen.</translation>
    </message>
    <message>
        <source>The local network needs TLS: choose the files of a certificate and of its key, or use SSH (docs/serve.md).</source>
        <translation>Das lokale Netz braucht TLS: Wähle die Dateien eines Zertifikats und seines Schlüssels, oder nimm SSH (docs/serve.md).</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>Who can open the pages</source>
        <translation>Wer die Seiten öffnen kann</translation>
    </message>
    <message>
        <source>&amp;Ask for a token, as others use this computer, too</source>
        <translation>Nach einem T&amp;oken fragen, da auch andere diesen Computer benutzen</translation>
    </message>
    <message>
        <source>The &amp;pages may stop runs</source>
        <translation>Die &amp;Seiten dürfen Läufe anhalten</translation>
    </message>
    <message>
        <source>&amp;Start the web pages</source>
        <translation>Webseiten s&amp;tarten</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy the token</source>
        <translation>Token kopieren</translation>
    </message>
    <message>
        <source>Show the token</source>
        <translation>Token zeigen</translation>
    </message>
    <message>
        <source>Choose a certificate</source>
        <translation>Zertifikat wählen</translation>
    </message>
    <message>
        <source>Choose the key of the certificate</source>
        <translation>Schlüssel des Zertifikats wählen</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Computer</translation>
    </message>
    <message>
        <source>The local network, with a token and over TLS</source>
        <translation>Das lokale Netz, mit Token und über TLS</translation>
    </message>
    <message>
        <source>Name or address of this computer</source>
        <translation>Name oder Adresse dieses Computers</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Schlüssel des Zertifikats</translation>
    </message>
    <message>
        <source>Address of the pages</source>
        <translation>Adresse der Seiten</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Queue, runs, curves, cost and chip as pages for a browser, on a phone too; they update themselves and can only be read. They end with this window.</source>
        <translation>Warteschlange, Läufe, Kurven, Kosten und Chip als Seiten für einen Browser, auch auf dem Telefon; sie erneuern sich selbst und lassen sich nur lesen. Sie enden mit diesem Fenster.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose: {accessiblename}</source>
        <translation>Wählen: {accessiblename}</translation>
    </message>
    <message>
        <source>&amp;Stop the web pages</source>
        <translation>Webseiten b&amp;eenden</translation>
    </message>
    <message>
        <source>The web pages are ending.</source>
        <translation>Die Webseiten enden.</translation>
    </message>
    <message>
        <source>The web pages are shown at this port, as another program has port {taken}.</source>
        <translation>Die Webseiten werden an diesem Port gezeigt, da ein anderes Programm Port {taken} hat.</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key)</source>
        <translation>PEM-Dateien (*.pem *.crt *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Shown to</source>
        <translation>Sichtbar für</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>The web pages are shown.</source>
        <translation>Die Webseiten werden gezeigt.</translation>
    </message>
    <message>
        <source>Starting the web pages…</source>
        <translation>Starte die Webseiten…</translation>
    </message>
    <message>
        <source>The web pages are off.</source>
        <translation>Die Webseiten sind aus.</translation>
    </message>
    <message>
        <source>The web pages have ended unexpectedly; the log (Help → Open the log file) may say why.</source>
        <translation>Die Webseiten haben unerwartet geendet; das Protokoll (Hilfe → Protokolldatei öffnen) sagt vielleicht, warum.</translation>
    </message>
    <message>
        <source>No process can be started for the web pages; close other programs and try again.</source>
        <translation>Für die Webseiten lässt sich kein Prozess starten; schließe andere Programme und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>smoothing</comment>
        <translation>Leicht</translation>
    </message>
    <message>
        <source>Strong</source>
        <translation>Stark</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours of the window; that of the system follows it when it changes.</source>
        <translation>Farben des Fensters; die des Systems folgen ihm, wenn sie sich ändern.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Words of the window, its numbers and dates; another one takes effect at the next start.</source>
        <translation>Texte, Zahlen und Daten des Fensters; eine andere gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Smoothing of curves</source>
        <translation>Glättung der Kurven</translation>
    </message>
    <message>
        <source>Lines through noisy values; what was measured stays faint behind them.</source>
        <translation>Linien durch verrauschte Werte; das Gemessene bleibt blass dahinter.</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Reduced: stories of the chip wait for you at their first scene and cut from view to view, and nothing pulses while the program is busy.</source>
        <translation>Verringert: Geschichten des Chips warten bei ihrer ersten Szene und springen von Ansicht zu Ansicht, und nichts pulsiert, während das Programm arbeitet.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Verringert</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Where data sets are looked for, and downloaded to.</source>
        <translation>Wo Datensätze gesucht und wohin sie heruntergeladen werden.</translation>
    </message>
    <message>
        <source>QANNEAL_DATA_DIR is set and comes first: {path}</source>
        <translation>QANNEAL_DATA_DIR ist gesetzt und hat Vorrang: {path}</translation>
    </message>
    <message>
        <source>Folder of data sets</source>
        <translation>Ordner der Datensätze</translation>
    </message>
    <message>
        <source>Choose the folder of data sets</source>
        <translation>Ordner der Datensätze wählen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Default: {spec}</source>
        <translation>Standard: {spec}</translation>
    </message>
    <message>
        <source>Set QANNEAL_HOME to have them in another folder from the next start on.</source>
        <translation>Setze QANNEAL_HOME, damit sie ab dem nächsten Start in einem anderen Ordner liegen.</translation>
    </message>
    <message>
        <source>Monthly limit, left says Leap, quota, budget, QPU time</source>
        <translation>Monatsgrenze, Rest laut Leap, Kontingent, Budget, QPU-Zeit</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>Nothing is called that; clear the line above to see everything.</source>
        <translation>Nichts heißt so; leere die Zeile oben, um alles zu sehen.</translation>
    </message>
    <message>
        <source>The window speaks this language from its next start on.</source>
        <translation>Ab dem nächsten Start spricht das Fenster diese Sprache.</translation>
    </message>
    <message>
        <source>Appearance and folders; limits and accounts stay as they are</source>
        <translation>Erscheinungsbild und Ordner; Grenzen und Konten bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>&amp;Reset all</source>
        <translation>Alles &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>QPU time</source>
        <translation>QPU-Zeit</translation>
    </message>
    <message>
        <source>Accounts and notices</source>
        <translation>Konten und Meldungen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Runs and settings</source>
        <translation>Läufe und Einstellungen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Open the folder: {title}</source>
        <translation>Ordner öffnen: {title}</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>{entry}, {done:.0f} % done</source>
        <translation>{entry}, {done:.0f} % fertig</translation>
    </message>
    <message>
        <source>waiting at step {steps:,}</source>
        <translation>wartet bei Schritt {steps:,}</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Number of the entry, by which the terminal names it</source>
        <translation>Nummer des Eintrags, unter der das Terminal ihn nennt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the entry, and of its run</source>
        <translation>Name des Eintrags und seines Laufs</translation>
    </message>
    <message>
        <source>What is run: a run, or an experiment that makes several</source>
        <translation>Was läuft: ein Lauf, oder ein Experiment, das mehrere macht</translation>
    </message>
    <message>
        <source>What differs from the nearest preset; data, method and sampler</source>
        <translation>Was von der nächsten Vorlage abweicht; Daten, Verfahren und Sampler</translation>
    </message>
    <message>
        <source>QPU</source>
        <translation>QPU</translation>
    </message>
    <message>
        <source>QPU time that is still to come, estimated</source>
        <translation>QPU-Zeit, die noch kommt, geschätzt</translation>
    </message>
    <message>
        <source>Wall time that is still to come, estimated</source>
        <translation>Zeit, die noch vergeht, geschätzt</translation>
    </message>
    <message>
        <source>What is being done with it, or how it ended</source>
        <translation>Was damit geschieht oder wie es endete</translation>
    </message>
    <message>
        <source>{entry} at step {steps:,}</source>
        <translation>{entry} bei Schritt {steps:,}</translation>
    </message>
    <message>
        <source>{entry}, step {steps:,}</source>
        <translation>{entry}, Schritt {steps:,}</translation>
    </message>
    <message>
        <source>Run what waits, in its order, beside this window</source>
        <translation>Was wartet, in seiner Reihenfolge ausführen, neben diesem Fenster</translation>
    </message>
    <message>
        <source>Start nothing more; what is running goes on to its end</source>
        <translation>Nichts mehr starten; was läuft, läuft zu Ende</translation>
    </message>
    <message>
        <source>Bill of the queue</source>
        <translation>Rechnung der Warteschlange</translation>
    </message>
    <message>
        <source>Pause after an entry that fails or is put on hold</source>
        <translation>Pausieren nach einem Eintrag, der scheitert oder ruhen muss</translation>
    </message>
    <message>
        <source>Why the selected entry is as it is</source>
        <translation>Warum der gewählte Eintrag so ist</translation>
    </message>
    <message>
        <source>Run the queue</source>
        <translation>Warteschlange ausführen</translation>
    </message>
    <message>
        <source>Entry {id} waits in the queue; press Run on the page Queue to run it.</source>
        <translation>Eintrag {id} wartet in der Warteschlange; drücke auf der Seite Warteschlange Ausführen.</translation>
    </message>
    <message>
        <source>The queue is running: {waiting:,} to do.</source>
        <translation>Die Warteschlange läuft: noch {waiting:,}.</translation>
    </message>
    <message>
        <source>Put back {removed}.</source>
        <translation>{removed} wieder eingereiht.</translation>
    </message>
    <message>
        <source>Stopping the queue now.</source>
        <translation>Halte die Warteschlange sofort an.</translation>
    </message>
    <message>
        <source>Stopping the queue.</source>
        <translation>Halte die Warteschlange an.</translation>
    </message>
    <message>
        <source>The entry stays as it was.</source>
        <translation>Der Eintrag bleibt, wie er war.</translation>
    </message>
    <message>
        <source>Waits again; press Run to continue.</source>
        <translation>Wartet wieder; Ausführen macht weiter.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>Entry {id} is shown; change it, then press Save entry.</source>
        <translation>Eintrag {id} wird gezeigt; ändere ihn und drücke dann Eintrag speichern.</translation>
    </message>
    <message>
        <source>The form shows entry {id}; change it, then press Save entry.</source>
        <translation>Das Formular zeigt Eintrag {id}; ändere ihn und drücke dann Eintrag speichern.</translation>
    </message>
    <message>
        <source>Run the queue on the D-Wave QPU?</source>
        <translation>Die Warteschlange auf der D-Wave-QPU ausführen?</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>&amp;Warteschlange</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>button</comment>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Nothing is in the queue. Choose settings on the left, then press Queue (Ctrl+Shift+Return): the run waits here. Experiments have a button of that name, too. In a terminal: qanneal queue add</source>
        <translation>Die Warteschlange ist leer. Wähle links Einstellungen und drücke Einreihen (Strg+Umschalt+Return): Der Lauf wartet dann hier. Auch Experimente haben diesen Knopf. Im Terminal: qanneal queue add</translation>
    </message>
    <message>
        <source>The queue pauses after what is running now.</source>
        <translation>Die Warteschlange pausiert nach dem, was jetzt läuft.</translation>
    </message>
    <message>
        <source>Save what is running after the current step, and let it wait again</source>
        <translation>Was läuft, nach dem laufenden Schritt speichern und wieder warten lassen</translation>
    </message>
    <message>
        <source>Save what is running without the current step; a submission under way may still be billed</source>
        <translation>Was läuft, ohne den laufenden Schritt speichern; ein laufender Auftrag kann trotzdem abgerechnet werden</translation>
    </message>
    <message>
        <source>entry {id}</source>
        <translation>Eintrag {id}</translation>
    </message>
    <message>
        <source>{entries:,} entries</source>
        <translation>{entries:,} Einträge</translation>
    </message>
    <message>
        <source> No run uses more than the limits of its budget.</source>
        <translation> Kein Lauf braucht mehr als die Grenzen seines Budgets.</translation>
    </message>
    <message>
        <source> What reaches the limit is put on hold, and the rest goes on.</source>
        <translation> Was die Grenze erreicht, ruht, der Rest läuft weiter.</translation>
    </message>
    <message>
        <source>A process of the queue ended unexpectedly; what it was running waits again.</source>
        <translation>Ein Prozess der Warteschlange endete unerwartet; was er ausführte, wartet wieder.</translation>
    </message>
    <message>
        <source>The queue has come to its end: {ended}.</source>
        <translation>Die Warteschlange ist zu Ende: {ended}.</translation>
    </message>
    <message>
        <source>The queue has come to its end.</source>
        <translation>Die Warteschlange ist zu Ende.</translation>
    </message>
    <message>
        <source>Removed {removed} from the queue; press Undo to put it back.</source>
        <translation>{removed} aus der Warteschlange entfernt; Rückgängig holt ihn zurück.</translation>
    </message>
    <message>
        <source>Removed {removed} from the queue; press Undo to put them back.</source>
        <translation>{removed} aus der Warteschlange entfernt; Rückgängig holt sie zurück.</translation>
    </message>
    <message>
        <source>The queue has stopped: {ended}; what is left waits.</source>
        <translation>Die Warteschlange wurde angehalten: {ended}; der Rest wartet.</translation>
    </message>
    <message>
        <source>The queue has stopped; what is left waits.</source>
        <translation>Die Warteschlange wurde angehalten; der Rest wartet.</translation>
    </message>
    <message>
        <source>Paused. </source>
        <translation>Pausiert. </translation>
    </message>
    <message>
        <source>bars: 95 % of shot noise</source>
        <translation>Balken: 95 % des Schrotrauschens</translation>
    </message>
    <message>
        <source>Log-odds of P(y=1|x), sampled against exact: a point for each output of each example of the last batch. The bars are 95 % confidence intervals for that many reads: exact samples miss the diagonal with one in twenty. What no read can tell is drawn at the edge.</source>
        <translation>Log-Odds von P(y=1|x), gezogen gegen exakt: ein Punkt für jede Ausgabe jedes Beispiels des letzten Batches. Die Balken sind 95-%-Vertrauensbereiche bei so vielen Reads: Exakte Samples verfehlen die Diagonale bei einem von zwanzig. Was kein Read sagen kann, steht am Rand.</translation>
    </message>
    <message>
        <source>Sampled against exact log-odds of every output</source>
        <translation>Gezogene gegen exakte Log-Odds jeder Ausgabe</translation>
    </message>
    <message>
        <source>{known} log-odds</source>
        <translation>Log-Odds, {known}</translation>
    </message>
    <message>
        <source>filled: sampled; line: exact</source>
        <translation>gefüllt: gezogen; Linie: exakt</translation>
    </message>
    <message>
        <source>Energy E(k, y|x) of hidden units and outputs less its exact mean for the same image: of the reads kept of the last submission, up to 32 of each copy, and (line) of exact samples. Where β_eff is set too high the reads lie to the right, where it is too low to the left; errors of h and J move them either way.</source>
        <translation>Energie E(k, y|x) der verdeckten Einheiten und Ausgaben, abzüglich ihres exakten Mittels für dasselbe Bild: für die behaltenen Reads des letzten Auftrags, bis zu 32 je Kopie, und (Linie) für exakte Samples. Ist β_eff zu hoch eingestellt, liegen die Reads rechts, ist es zu niedrig, links; Fehler von h und J verschieben sie in beide Richtungen.</translation>
    </message>
    <message>
        <source>Histogram of the energy of reads and of exact samples</source>
        <translation>Histogramm der Energie von Reads und exakten Samples</translation>
    </message>
    <message>
        <source>E − {known} ⟨E⟩ / nats</source>
        <translation>E − ⟨E⟩ ({known}) / nats</translation>
    </message>
    <message>
        <source>filled: sampled; line: {known}</source>
        <translation>gefüllt: gezogen; Linie: {known}</translation>
    </message>
    <message>
        <source>exact log-odds</source>
        <translation>exakte Log-Odds</translation>
    </message>
    <message>
        <source>sampled log-odds</source>
        <translation>gezogene Log-Odds</translation>
    </message>
    <message>
        <source>E − exact ⟨E⟩ / nats</source>
        <translation>E − exaktes ⟨E⟩ / nats</translation>
    </message>
    <message>
        <source>reads / %</source>
        <translation>Reads / %</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Retrying</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>{sentence}, {lasted} s</source>
        <translation>{sentence}, {lasted} s</translation>
    </message>
    <message>
        <source>{sentence} for {lasted} s</source>
        <translation>{sentence} seit {lasted} s</translation>
    </message>
    <message>
        <source>Offline since {clock}</source>
        <translation>Offline seit {clock}</translation>
    </message>
    <message>
        <source>{cause}; try {attempt} of {of} in {left} s</source>
        <translation>{cause}; Versuch {attempt} von {of} in {left} s</translation>
    </message>
    <message>
        <source>{cause}; try {attempt} of {of} now</source>
        <translation>{cause}; Versuch {attempt} von {of} jetzt</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Pausing</source>
        <translation>Pausiert gleich</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>Stopping now</source>
        <translation>Hält sofort an</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Finished, did not learn</source>
        <translation>Nichts gelernt</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Ruht</translation>
    </message>
    <message>
        <source>Paused and saved</source>
        <translation>Pausiert und gespeichert</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Start a run with an annealer to see here whether its samples matter: how far their gradient agrees with the exact one, and how far the network is ahead of a twin that learns with a coin.</source>
        <translation>Starte einen Lauf mit einem Annealer, um zu sehen, ob seine Samples zählen: wie weit ihr Gradient mit dem exakten übereinstimmt, und wie weit das Netz einem Zwilling voraus ist, der mit einer Münze lernt.</translation>
    </message>
    <message>
        <source>no twin: switch on Coin-trained twin under Training</source>
        <translation>kein Zwilling: schalte unter Training den Münz-Zwilling ein</translation>
    </message>
    <message>
        <source>Cosine with the {known} gradient</source>
        <translation>Kosinus mit dem Gradienten ({known})</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Gain over the coin / {unit}</source>
        <translation>Vorsprung vor der Münze / {unit}</translation>
    </message>
    <message>
        <source>coin {beside}, dashed</source>
        <translation>Münze {beside}, gestrichelt</translation>
    </message>
    <message>
        <source>This run was recorded before gradients were compared.</source>
        <translation>Als dieser Lauf aufgezeichnet wurde, wurden Gradienten noch nicht verglichen.</translation>
    </message>
    <message>
        <source>training {train}, thin</source>
        <translation>Training {train}, dünn</translation>
    </message>
    <message>
        <source>now, without this step</source>
        <translation>sofort, ohne diesen Schritt</translation>
    </message>
    <message>
        <source>did not learn</source>
        <translation>nichts gelernt</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>No run is active; to go on with the run shown, press Resume below the header.</source>
        <translation>Kein Lauf ist aktiv; um den gezeigten fortzusetzen, drücke Fortsetzen unter der Kopfzeile.</translation>
    </message>
    <message>
        <source>No run is active.</source>
        <translation>Kein Lauf ist aktiv.</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Nicht gestartet</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>Test accuracy, {short}</source>
        <translation>Testgenauigkeit, {short}</translation>
    </message>
    <message>
        <source>The run shown</source>
        <translation>Der gezeigte Lauf</translation>
    </message>
    <message>
        <source>Start, queue, pause and stop; how far it is, how good, and what it costs.</source>
        <translation>Starten, einreihen, pausieren, anhalten; wie weit er ist, wie gut, und was er kostet.</translation>
    </message>
    <message>
        <source>What the run is doing, or why it does nothing.</source>
        <translation>Was der Lauf tut, oder warum er nichts tut.</translation>
    </message>
    <message>
        <source>Time on the annealer that is billed: of this run, of its limit, and of this month.</source>
        <translation>Abgerechnete Zeit auf dem Annealer: dieses Laufs, seiner Grenze, und dieses Monats.</translation>
    </message>
    <message>
        <source>Fraction of the QPU time limit used</source>
        <translation>Verbrauchter Teil der QPU-Zeit</translation>
    </message>
    <message>
        <source>QPU time this month</source>
        <translation>QPU-Zeit in diesem Monat</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>of {limit}</source>
        <translation>von {limit}</translation>
    </message>
    <message>
        <source>{seconds} of {limit}</source>
        <translation>{seconds} von {limit}</translation>
    </message>
    <message>
        <source>{rest} left this month; the limit is entered under Budget</source>
        <translation>{rest} bleiben in diesem Monat; die Grenze wird unter Budget eingegeben</translation>
    </message>
    <message>
        <source>Queue sweep</source>
        <translation>Sweep einreihen</translation>
    </message>
    <message>
        <source>Cannot start: {problem}</source>
        <translation>Start nicht möglich: {problem}</translation>
    </message>
    <message>
        <source>A run is active: stop it first, or press Queue to let this one wait.</source>
        <translation>Ein Lauf ist aktiv: Halte ihn erst an, oder stelle diesen mit Einreihen in die Warteschlange.</translation>
    </message>
    <message>
        <source>Cannot queue: {problem}</source>
        <translation>Einreihen nicht möglich: {problem}</translation>
    </message>
    <message>
        <source>Cannot start: see {problem_at}</source>
        <translation>Start nicht möglich: siehe {problem_at}</translation>
    </message>
    <message>
        <source>Cannot start</source>
        <translation>Start nicht möglich</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>Resu&amp;me</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Start sweep</source>
        <translation>&amp;Sweep starten</translation>
    </message>
    <message>
        <source>Step {step:,} of {steps:,}</source>
        <translation>Schritt {step:,} von {steps:,}</translation>
    </message>
    <message>
        <source>{seconds_left} left</source>
        <translation>noch {seconds_left}</translation>
    </message>
    <message>
        <source>best {accuracy}</source>
        <translation>bester {accuracy}</translation>
    </message>
    <message>
        <source>this run uses no QPU</source>
        <translation>dieser Lauf braucht keine QPU</translation>
    </message>
    <message>
        <source> (none left)</source>
        <translation> (nichts übrig)</translation>
    </message>
    <message>
        <source>, {at_leap} left at Leap</source>
        <translation>, noch {at_leap} bei Leap</translation>
    </message>
    <message>
        <source>this month: {used}{left}{leap}</source>
        <translation>dieser Monat: {used}{left}{leap}</translation>
    </message>
    <message>
        <source>The run is stopping.</source>
        <translation>Der Lauf hält an.</translation>
    </message>
    <message>
        <source>The run is stopping now.</source>
        <translation>Der Lauf hält sofort an.</translation>
    </message>
    <message>
        <source>{start_sweep} (Ctrl+Return)</source>
        <translation>{start_sweep} (Strg+Return)</translation>
    </message>
    <message>
        <source>Let a run with the settings on the left wait in the queue</source>
        <translation>Einen Lauf mit den Einstellungen links in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>Start training with the settings on the left</source>
        <translation>Training mit den Einstellungen links starten</translation>
    </message>
    <message>
        <source>Start all runs of the sweep on the left, on the page Experiments</source>
        <translation>Alle Läufe des Sweeps links starten, auf der Seite Experimente</translation>
    </message>
    <message>
        <source>Let the sweep on the left wait in the queue</source>
        <translation>Den Sweep links in die Warteschlange stellen</translation>
    </message>
    <message>
        <source>Save the settings on the left as those of the entry that is edited</source>
        <translation>Die Einstellungen links als die des bearbeiteten Eintrags speichern</translation>
    </message>
    <message>
        <source>The settings are being checked; press Stop to give that up.</source>
        <translation>Die Einstellungen werden geprüft; Stopp bricht das ab.</translation>
    </message>
    <message>
        <source>Pause after the current step and save; a submission under way is awaited and billed</source>
        <translation>Nach dem laufenden Schritt pausieren und speichern; ein laufender Auftrag wird abgewartet und abgerechnet</translation>
    </message>
    <message>
        <source>Continue with the next step</source>
        <translation>Mit dem nächsten Schritt weitermachen</translation>
    </message>
    <message>
        <source>Stop after the current step and save; a submission under way is awaited and billed</source>
        <translation>Nach dem laufenden Schritt anhalten und speichern; ein laufender Auftrag wird abgewartet und abgerechnet</translation>
    </message>
    <message>
        <source>Stop now and keep the last finished step; a submission under way is cancelled, but may still be billed</source>
        <translation>Jetzt anhalten und den letzten fertigen Schritt behalten; ein laufender Auftrag wird abgebrochen, kann aber trotzdem abgerechnet werden</translation>
    </message>
    <message>
        <source>Each batch of samples is compared with the exact P(y|x) here, once a run has drawn some.</source>
        <translation>Jeder Batch von Samples wird hier mit dem exakten P(y|x) verglichen, sobald ein Lauf welche gezogen hat.</translation>
    </message>
    <message>
        <source>{parts} ms</source>
        <translation>{parts} ms</translation>
    </message>
    <message>
        <source>P(y|x) as estimated by sampling</source>
        <translation>P(y|x), durch Ziehen geschätzt</translation>
    </message>
    <message>
        <source>the exact P(y|x)</source>
        <translation>das exakte P(y|x)</translation>
    </message>
    <message>
        <source> The Markov chains have not forgotten where they started{more}.</source>
        <translation> Die Markow-Ketten haben ihren Start noch nicht vergessen{more}.</translation>
    </message>
    <message>
        <source>, most in output y{argmax}</source>
        <translation>, am meisten in Ausgabe y{argmax}</translation>
    </message>
    <message>
        <source>The samples deviate {how} from {target}{where}.{stuck}</source>
        <translation>Die Samples weichen {how} ab{where}; Vergleich: {target}.{stuck}</translation>
    </message>
    <message>
        <source>Divergence KL(sampled ‖ exact), mean over the batch, less what exact samples show for their shot noise; with its standard error.</source>
        <translation>Divergenz KL(gezogen ‖ exakt), Mittel über den Batch, abzüglich dessen, was exakte Samples wegen ihres Schrotrauschens zeigen; mit ihrem Standardfehler.</translation>
    </message>
    <message>
        <source>TV (shot noise)</source>
        <translation>TV (Schrotrauschen)</translation>
    </message>
    <message>
        <source>Total variation between sampled and exact P(y|x): half the sum of |frequency − probability|, mean over the batch. In brackets what exact samples show for their shot noise.</source>
        <translation>Totalvariation zwischen gezogenem und exaktem P(y|x): die halbe Summe von |Häufigkeit − Wahrscheinlichkeit|, Mittel über den Batch. In Klammern, was exakte Samples wegen ihres Schrotrauschens zeigen.</translation>
    </message>
    <message>
        <source>P(y|x) held against</source>
        <translation>P(y|x) verglichen mit</translation>
    </message>
    <message>
        <source>{estimated} Then this is the largest standard error of a log P(y|x) in the batch; all figures here that name the exact P(y|x), energy or gradient are held against the estimate.</source>
        <translation>{estimated} Dann ist dies der größte Standardfehler eines log P(y|x) im Batch; alle Werte hier, die exaktes P(y|x), exakte Energie oder exakten Gradienten nennen, beziehen sich auf die Schätzung.</translation>
    </message>
    <message>
        <source>Gradient error (shot noise)</source>
        <translation>Gradientenfehler (Schrotrauschen)</translation>
    </message>
    <message>
        <source>‖sampled − exact‖ / ‖exact‖ of the gradient of the batch. In brackets what as many exact samples show on average.</source>
        <translation>‖gezogen − exakt‖ / ‖exakt‖ des Gradienten des Batches. In Klammern, was ebenso viele exakte Samples im Mittel zeigen.</translation>
    </message>
    <message>
        <source>Energy shift / nats</source>
        <translation>Energieverschiebung / nats</translation>
    </message>
    <message>
        <source>Mean energy of the reads kept above that of exact samples, with its standard error.</source>
        <translation>Mittlere Energie der behaltenen Reads über der exakter Samples, mit ihrem Standardfehler.</translation>
    </message>
    <message>
        <source>Capped values</source>
        <translation>Gekappte Werte</translation>
    </message>
    <message>
        <source>Programmed h and J that were outside the range, out of all.</source>
        <translation>Programmierte h und J außerhalb des Bereichs, von allen.</translation>
    </message>
    <message>
        <source>Sampling time</source>
        <translation>Samplezeit</translation>
    </message>
    <message>
        <source>Wall time for the last batch.</source>
        <translation>Verstrichene Zeit für den letzten Batch.</translation>
    </message>
    <message>
        <source>QPU access time of the last batch, and what it was spent on.</source>
        <translation>QPU-Zugriffszeit des letzten Batches, und wofür sie verbraucht wurde.</translation>
    </message>
    <message>
        <source>{seconds:,.0f} ms</source>
        <translation>{seconds:,.0f} ms</translation>
    </message>
    <message>
        <source>{seconds:,.1f} s</source>
        <translation>{seconds:,.1f} s</translation>
    </message>
    <message>
        <source>estimated, ±{sums_error:.2g} nats</source>
        <translation>geschätzt, ±{sums_error:.2g} nats</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>A coin in place of samples: how far it is from {target} is what a sampler can add.</source>
        <translation>Eine Münze statt Samples. Was ein Sampler beitragen kann, ist ihr Abstand zum Vergleich: {target}.</translation>
    </message>
    <message>
        <source>How close the samples are to {target} was not recorded.</source>
        <translation>Wie nah die Samples liegen, wurde nicht aufgezeichnet (Vergleich: {target}).</translation>
    </message>
    <message>
        <source>P(y|x) can only be estimated roughly here, from the worth of {sums_effective:.0f} draws: these figures do not tell whether the samples are good.</source>
        <translation>P(y|x) lässt sich hier nur grob schätzen, aus dem Gegenwert von {sums_effective:.0f} Ziehungen: Diese Werte sagen nicht, ob die Samples gut sind.</translation>
    </message>
    <message>
        <source>; raise the number of sweeps</source>
        <translation>; erhöhe die Zahl der Durchgänge</translation>
    </message>
    <message>
        <source>The samples agree with {target}.{stuck}</source>
        <translation>Die Samples stimmen; Vergleich: {target}.{stuck}</translation>
    </message>
    <message>
        <source>slightly</source>
        <translation>leicht</translation>
    </message>
    <message>
        <source>strongly</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>Sampler health</source>
        <translation>Zustand des Samplers</translation>
    </message>
    <message>
        <source>Programming, sampling (anneals and the delays after them) and readout are billed; what the QPU needs besides is not.</source>
        <translation>Programmieren, Sampeln (Anneals und die Pausen danach) und Auslesen werden abgerechnet; was die QPU sonst braucht, nicht.</translation>
    </message>
    <message>
        <source>Step {step:,} drew no samples.</source>
        <translation>Schritt {step:,} hat keine Samples gezogen.</translation>
    </message>
    <message>
        <source>{capped:,} of {programmed:,}</source>
        <translation>{capped:,} von {programmed:,}</translation>
    </message>
    <message>
        <source>step {step:,}, pinned</source>
        <translation>Schritt {step:,}, angeheftet</translation>
    </message>
    <message>
        <source>bold: test, thin: training</source>
        <translation>dick: Test, dünn: Training</translation>
    </message>
    <message>
        <source>{title} by step: {label}</source>
        <translation>{title} über Schritten: {label}</translation>
    </message>
    <message>
        <source>Step {step}: {ends}.</source>
        <translation>Schritt {step}: {ends}.</translation>
    </message>
    <message>
        <source>No curves yet.</source>
        <translation>Noch keine Kurven.</translation>
    </message>
    <message>
        <source>{explanation}
Click to show or hide.</source>
        <translation>{explanation}
Ein Klick zeigt oder verbirgt sie.</translation>
    </message>
    <message>
        <source>Noise budget</source>
        <translation>Rauschbudget</translation>
    </message>
    <message>
        <source>Shift of the log-odds of y: {expected:.2f} expected, {measured:.2f} measured (▼)</source>
        <translation>Verschiebung der Log-Odds von y: {expected:.2f} erwartet, {measured:.2f} gemessen (▼)</translation>
    </message>
    <message>
        <source>Not known: {unknown}</source>
        <translation>Nicht bekannt: {unknown}</translation>
    </message>
    <message>
        <source>Noise budget: expected {expected:.2f}, measured {measured:.2f}; {said}</source>
        <translation>Rauschbudget: {expected:.2f} erwartet, {measured:.2f} gemessen; {said}</translation>
    </message>
    <message>
        <source>| resumed</source>
        <translation>| fortgesetzt</translation>
    </message>
    <message>
        <source>! trouble</source>
        <translation>! Problem</translation>
    </message>
    <message>
        <source>* note</source>
        <translation>* Notiz</translation>
    </message>
    <message>
        <source>{signs} step {step:,}: {text}</source>
        <translation>{signs} Schritt {step:,}: {text}</translation>
    </message>
    <message>
        <source>Sampler health, Chip and Network show it, as far as it was kept.</source>
        <translation>Zustand des Samplers, Chip und Netz zeigen ihn, soweit er aufbewahrt wurde.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show the whole run again (Home, or double-click in the plot)</source>
        <translation>Wieder den ganzen Lauf zeigen (Pos1 oder Doppelklick in die Kurven)</translation>
    </message>
    <message>
        <source>{plot}: show the whole run</source>
        <translation>{plot}: ganzen Lauf zeigen</translation>
    </message>
    <message>
        <source>Export this plot as a figure… ({figure_key})</source>
        <translation>Diese Kurven als Abbildung exportieren… ({figure_key})</translation>
    </message>
    <message>
        <source>{plot}: export as a figure</source>
        <translation>{plot}: als Abbildung exportieren</translation>
    </message>
    <message>
        <source>Show the &amp;whole run</source>
        <translation>&amp;Ganzen Lauf zeigen</translation>
    </message>
    <message>
        <source>Logarithmic axis of &amp;steps</source>
        <translation>Logarithmische Achse der &amp;Schritte</translation>
    </message>
    <message>
        <source>Logarithmic axis of &amp;values</source>
        <translation>Logarithmische Achse der &amp;Werte</translation>
    </message>
    <message>
        <source>Show this plot alone</source>
        <translation>Nur diese Kurven zeigen</translation>
    </message>
    <message>
        <source>Export &amp;figure…</source>
        <translation>&amp;Abbildung exportieren…</translation>
    </message>
    <message>
        <source>Show all plots again</source>
        <translation>Wieder alle Kurven zeigen</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Show the newest step again (Esc, or another click in a plot)</source>
        <translation>Wieder den neuesten Schritt zeigen (Esc oder noch ein Klick in die Kurven)</translation>
    </message>
    <message>
        <source>Note at this step</source>
        <translation>Notiz zu diesem Schritt</translation>
    </message>
    <message>
        <source>Note at the pinned step</source>
        <translation>Notiz zum angehefteten Schritt</translation>
    </message>
    <message>
        <source>Marked with * at the curves, and kept in the notes on the run; Return saves it, empty removes it</source>
        <translation>Mit * an den Kurven markiert und in den Notizen zum Lauf aufbewahrt; Return speichert, leer entfernt</translation>
    </message>
    <message>
        <source>Step {step:,} is pinned: {show_it}</source>
        <translation>Schritt {step:,} ist angeheftet: {show_it}</translation>
    </message>
    <message>
        <source>This plot alone, or all</source>
        <translation>Nur diese Kurven oder alle</translation>
    </message>
    <message>
        <source>By class</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Accuracy by class</source>
        <translation>Genauigkeit nach Klassen</translation>
    </message>
    <message>
        <source>Show the MLP&apos;s accuracy on the test images of each class. Runs of earlier versions have none.</source>
        <translation>Die Genauigkeit des MLP auf den Testbildern jeder Klasse zeigen. Läufe früherer Versionen haben keine.</translation>
    </message>
    <message>
        <source>MLP, test images</source>
        <translation>MLP, Testbilder</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>{word} after step {done:,} of {steps:,}.</source>
        <translation>{word} nach Schritt {done:,} von {steps:,}.</translation>
    </message>
    <message>
        <source>Finished all {done:,} steps.</source>
        <translation>Alle {done:,} Schritte fertig.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>A run that has ended goes on here, to more steps if wanted.</source>
        <translation>Hier geht ein beendeter Lauf weiter, auf Wunsch mit mehr Schritten.</translation>
    </message>
    <message>
        <source>Continue after step {done:,}, with the same results as an uninterrupted run; no QPU time is paid for twice ({shortcut})</source>
        <translation>Nach Schritt {done:,} weitermachen, mit denselben Ergebnissen wie ein ununterbrochener Lauf; keine QPU-Zeit wird doppelt bezahlt ({shortcut})</translation>
    </message>
    <message>
        <source>Total steps</source>
        <translation>Schritte gesamt</translation>
    </message>
    <message>
        <source>QPU time / s</source>
        <translation>QPU-Zeit / s</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Verlängern</translation>
    </message>
    <message>
        <source>There is no run to resume or extend here; open one under Runs.</source>
        <translation>Hier gibt es keinen Lauf zum Fortsetzen oder Verlängern; öffne einen unter Läufe.</translation>
    </message>
    <message>
        <source>Total steps must be a whole number from {least:,} to {most:,}</source>
        <translation>Schritte gesamt muss eine ganze Zahl von {least:,} bis {most:,} sein</translation>
    </message>
    <message>
        <source>QPU time and Submissions must be numbers above 0</source>
        <translation>QPU-Zeit und Aufträge müssen Zahlen über 0 sein</translation>
    </message>
    <message>
        <source>Limit for the whole run, with what it has used already</source>
        <translation>Grenze für den ganzen Lauf, samt dem schon Verbrauchten</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Symmetrised KL</source>
        <translation>Symmetrisierte KL</translation>
    </message>
    <message>
        <source>constant outputs</source>
        <translation>konstante Ausgaben</translation>
    </message>
    <message>
        <source>flat accuracy</source>
        <translation>flache Genauigkeit</translation>
    </message>
    <message>
        <source>volatile accuracy</source>
        <translation>schwankende Genauigkeit</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>device errors</source>
        <translation>Gerätefehler</translation>
    </message>
    <message>
        <source>uncertain β_eff</source>
        <translation>unsicheres β_eff</translation>
    </message>
    <message>
        <source>drifting β_eff</source>
        <translation>driftendes β_eff</translation>
    </message>
    <message>
        <source>chains not in equilibrium</source>
        <translation>Ketten nicht im Gleichgewicht</translation>
    </message>
    <message>
        <source>inaccurate samples</source>
        <translation>ungenaue Samples</translation>
    </message>
    <message>
        <source>Since step {step}: {told} Also: {names}.</source>
        <translation>Seit Schritt {step}: {told} Außerdem: {names}.</translation>
    </message>
    <message>
        <source>Since step {step}: {told}</source>
        <translation>Seit Schritt {step}: {told}</translation>
    </message>
    <message>
        <source>&lt;td&gt;&lt;b&gt;step {step:,}&lt;/b&gt;&lt;/td&gt;</source>
        <translation>&lt;td&gt;&lt;b&gt;Schritt {step:,}&lt;/b&gt;&lt;/td&gt;</translation>
    </message>
    <message>
        <source>{cell}test&lt;/td&gt;{cell}training&lt;/td&gt;</source>
        <translation>{cell}Test&lt;/td&gt;{cell}Training&lt;/td&gt;</translation>
    </message>
    <message>
        <source> at {at:,.0f}</source>
        <translation> bei {at:,.0f}</translation>
    </message>
    <message>
        <source>Loading the samplers</source>
        <translation>Lade die Sampler</translation>
    </message>
    <message>
        <source>This deletes steps and weights; the cost stays in the ledger.</source>
        <translation>Das löscht Schritte und Gewichte; die Kosten bleiben in der Abrechnung.</translation>
    </message>
    <message>
        <source>Deleted runs</source>
        <translation>Gelöschte Läufe</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete &amp;permanently…</source>
        <translation>&amp;Endgültig löschen…</translation>
    </message>
    <message>
        <source>this run</source>
        <translation>diesen Lauf</translation>
    </message>
    <message>
        <source>these {runs:,} runs</source>
        <translation>diese {runs:,} Läufe</translation>
    </message>
    <message>
        <source>Delete {what} permanently?</source>
        <translation>{what} endgültig löschen?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Deleted runs can be restored for at least {days} days.</source>
        <translation>Gelöschte Läufe lassen sich mindestens {days} Tage lang wiederherstellen.</translation>
    </message>
    <message>
        <source>There are no deleted runs.</source>
        <translation>Es gibt keine gelöschten Läufe.</translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation>Name des Laufs</translation>
    </message>
    <message>
        <source>Test accuracy: {text}.{each}</source>
        <translation>Testgenauigkeit: {text}.{each}</translation>
    </message>
    <message>
        <source> MLP by class: {shares}.</source>
        <translation> MLP nach Klassen: {shares}.</translation>
    </message>
    <message>
        <source>Selected runs</source>
        <translation>Gewählte Läufe</translation>
    </message>
    <message>
        <source>Settings that differ between the selected runs</source>
        <translation>Einstellungen, in denen sich die gewählten Läufe unterscheiden</translation>
    </message>
    <message>
        <source>Select a run to see its notes, or several runs to see how they differ.</source>
        <translation>Wähle einen Lauf, um seine Notizen zu sehen, oder mehrere, um zu sehen, worin sie sich unterscheiden.</translation>
    </message>
    <message>
        <source>Finished. {told}</source>
        <translation>Fertig. {told}</translation>
    </message>
    <message>
        <source>, {qpu_seconds} of QPU time</source>
        <translation>, {qpu_seconds} QPU-Zeit</translation>
    </message>
    <message>
        <source>{id}: {steps:,} steps in {seconds}{submitted}.</source>
        <translation>{id}: {steps:,} Schritte in {seconds}{submitted}.</translation>
    </message>
    <message>
        <source>{count:,} runs selected.</source>
        <translation>{count:,} Läufe gewählt.</translation>
    </message>
    <message>
        <source>the first {records} of {count:,}</source>
        <translation>ersten {records} von {count:,}</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>Durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Notes on the run</source>
        <translation>Notizen zum Lauf</translation>
    </message>
    <message>
        <source>The {which} selected runs differ in:</source>
        <translation>Die {which} gewählten Läufe unterscheiden sich in:</translation>
    </message>
    <message>
        <source>The {which} selected runs have the same settings.</source>
        <translation>Die {which} gewählten Läufe haben dieselben Einstellungen.</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>{title} of the run</source>
        <translation>{title} des Laufs</translation>
    </message>
    <message>
        <source>Export this run</source>
        <translation>Diesen Lauf exportieren</translation>
    </message>
    <message>
        <source>Export {chosen} runs</source>
        <translation>{chosen} Läufe exportieren</translation>
    </message>
    <message>
        <source>Import runs</source>
        <translation>Läufe importieren</translation>
    </message>
    <message>
        <source>Archives of runs (*{suffix})</source>
        <translation>Archive von Läufen (*{suffix})</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>Nach {path} exportiert.</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>1 Lauf</translation>
    </message>
    <message>
        <source>{runs} runs</source>
        <translation>{runs} Läufe</translation>
    </message>
    <message>
        <source>Imported {count}; their cost does not count towards this month.</source>
        <translation>{count} importiert; ihre Kosten zählen nicht zu diesem Monat.</translation>
    </message>
    <message>
        <source>There is no run to export; select one in the list first.</source>
        <translation>Es gibt keinen Lauf zu exportieren; wähle erst einen in der Liste.</translation>
    </message>
    <message>
        <source>Importing {path}…</source>
        <translation>Importiere {path}…</translation>
    </message>
    <message>
        <source>No runs yet. Press Start (Ctrl+Return) to record one.</source>
        <translation>Noch keine Läufe. Start (Strg+Return) zeichnet einen auf.</translation>
    </message>
    <message>
        <source>{name} of the runs shown</source>
        <translation>{name} der gezeigten Läufe</translation>
    </message>
    <message>
        <source>Search runs</source>
        <translation>Läufe suchen</translation>
    </message>
    <message>
        <source>Every word must occur in the name, tags, notes, data set or id; or an expression, such as {example}, with and, or, not, brackets, = != &lt; &lt;= &gt; &gt;= and ~ (contains). It compares {fields} and all settings, such as reads or training.learning_rate (Ctrl+F)</source>
        <translation>Jedes Wort muss in Name, Schlagwörtern, Notizen, Datensatz oder Kennung vorkommen; oder ein Ausdruck wie {example}, mit and, or, not, Klammern, = != &lt; &lt;= &gt; &gt;= und ~ (enthält). Er vergleicht {fields} und alle Einstellungen, wie reads oder training.learning_rate (Strg+F)</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Jeder Zustand</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Any method</source>
        <translation>Jedes Verfahren</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>Any sampler</source>
        <translation>Jeder Sampler</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Mit Stern</translation>
    </message>
    <message>
        <source>Show only starred runs</source>
        <translation>Nur Läufe mit Stern zeigen</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Show archived runs instead of the others</source>
        <translation>Archivierte Läufe statt der anderen zeigen</translation>
    </message>
    <message>
        <source>Deleted…</source>
        <translation>Gelöschte…</translation>
    </message>
    <message>
        <source>Show deleted runs, to restore them or to delete them permanently</source>
        <translation>Gelöschte Läufe zeigen, um sie wiederherzustellen oder endgültig zu löschen</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Save this search, or search again as before</source>
        <translation>Diese Suche speichern oder wie früher suchen</translation>
    </message>
    <message>
        <source>No run matches the search and the filters.</source>
        <translation>Kein Lauf passt zu Suche und Filtern.</translation>
    </message>
    <message>
        <source>The archive is empty. Archived runs are kept here, out of the way.</source>
        <translation>Das Archiv ist leer. Hier liegen archivierte Läufe, aus dem Weg.</translation>
    </message>
    <message>
        <source>All runs are in the archive.</source>
        <translation>Alle Läufe sind im Archiv.</translation>
    </message>
    <message>
        <source>&amp;Remove this search</source>
        <translation>Diese Suche &amp;entfernen</translation>
    </message>
    <message>
        <source>&amp;Save this search</source>
        <translation>Diese Suche &amp;speichern</translation>
    </message>
    <message numerus="yes">
        <source>{shown:,} of {n:,} runs</source>
        <translation>
            <numerusform>{shown:,} von {n:,} Lauf</numerusform>
            <numerusform>{shown:,} von {n:,} Läufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n:,} runs</source>
        <translation>
            <numerusform>{n:,} Lauf</numerusform>
            <numerusform>{n:,} Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows:,} runs</source>
        <translation>{rows:,} Läufe</translation>
    </message>
    <message>
        <source>Starred {runs}.</source>
        <translation>{runs} mit Stern versehen.</translation>
    </message>
    <message>
        <source>Unstarred {runs}.</source>
        <translation>{runs} ohne Stern.</translation>
    </message>
    <message>
        <source>Archived {runs}.</source>
        <translation>{runs} archiviert.</translation>
    </message>
    <message>
        <source>Unarchived {runs}.</source>
        <translation>{runs} aus dem Archiv geholt.</translation>
    </message>
    <message>
        <source>Deleted {rows}.</source>
        <translation>{rows} gelöscht.</translation>
    </message>
    <message>
        <source>Recovered {told:,} runs.</source>
        <translation>{told:,} Läufe wiederhergestellt.</translation>
    </message>
    <message>
        <source>&amp;Recover</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>Bring them back from their files, with all that these have</source>
        <translation>Aus ihren Dateien zurückholen, mit allem, was diese haben</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Stern</translation>
    </message>
    <message>
        <source>Name and tags of the run; F2 renames it</source>
        <translation>Name und Schlagwörter des Laufs; F2 benennt ihn um</translation>
    </message>
    <message>
        <source>What the run is doing, or how it ended</source>
        <translation>Was der Lauf tut oder wie er endete</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>{decisive} over the steps; the line in the middle is 50 %</source>
        <translation>{decisive} über die Schritte; die Linie in der Mitte ist 50 %</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data set and classes</source>
        <translation>Datensatz und Klassen</translation>
    </message>
    <message>
        <source>EBM (from samples) or MLP (backpropagation)</source>
        <translation>EBM (aus Samples) oder MLP (Backpropagation)</translation>
    </message>
    <message>
        <source>Source of the samples</source>
        <translation>Woher die Samples kommen</translation>
    </message>
    <message>
        <source>Steps recorded</source>
        <translation>Aufgezeichnete Schritte</translation>
    </message>
    <message>
        <source>{decisive} at the last step</source>
        <translation>{decisive} beim letzten Schritt</translation>
    </message>
    <message>
        <source>{decisive} at its best</source>
        <translation>{decisive} im besten Fall</translation>
    </message>
    <message>
        <source>QPU access time</source>
        <translation>QPU-Zugriffszeit</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>Verstrichene Zeit</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>When the run was started</source>
        <translation>Wann der Lauf gestartet wurde</translation>
    </message>
    <message>
        <source>Tags: {tags}</source>
        <translation>Schlagwörter: {tags}</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>mit Stern</translation>
    </message>
    <message>
        <source>not starred</source>
        <translation>ohne Stern</translation>
    </message>
    <message>
        <source>Show &amp;all runs</source>
        <translation>&amp;Alle Läufe zeigen</translation>
    </message>
    <message>
        <source>Renamed {run}.</source>
        <translation>{run} umbenannt.</translation>
    </message>
    <message>
        <source>Changed the {what} of {run}.</source>
        <translation>{what} von {run} geändert.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>{lost}; Recover on the page Runs brings back what it can.</source>
        <translation>{lost}; Wiederherstellen auf der Seite Läufe holt zurück, was es kann.</translation>
    </message>
    <message>
        <source>Undone: {sentence}</source>
        <translation>Rückgängig gemacht: {sentence}</translation>
    </message>
    <message>
        <source>Details of the selected runs</source>
        <translation>Einzelheiten der gewählten Läufe</translation>
    </message>
    <message>
        <source>Show or hide name, tags and notes of the selected run, or how several differ</source>
        <translation>Name, Schlagwörter und Notizen des gewählten Laufs, oder worin sich mehrere unterscheiden, zeigen oder verbergen</translation>
    </message>
    <message>
        <source>&amp;Open curves</source>
        <translation>Kurven ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Use these &amp;settings</source>
        <translation>&amp;Einstellungen übernehmen</translation>
    </message>
    <message>
        <source>&amp;Resume or extend…</source>
        <translation>&amp;Fortsetzen…</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportieren…</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>S&amp;tar</source>
        <translation>S&amp;tern</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <translation>&amp;Archivieren</translation>
    </message>
    <message>
        <source>Un&amp;archive</source>
        <translation>Aus dem &amp;Archiv holen</translation>
    </message>
    <message>
        <source>Undo the last change (Ctrl+Z)</source>
        <translation>Letzte Änderung rückgängig machen (Strg+Z)</translation>
    </message>
    <message>
        <source> It can be restored under Deleted… for at least {keep_seconds:.0f} days.</source>
        <translation> Unter Gelöschte… mindestens {keep_seconds:.0f} Tage lang wiederherstellbar.</translation>
    </message>
    <message>
        <source>Recorded runs</source>
        <translation>Aufgezeichnete Läufe</translation>
    </message>
    <message>
        <source>Settings: {section}</source>
        <translation>Einstellungen: {section}</translation>
    </message>
    <message>
        <source>{count} outputs, one for each class.</source>
        <translation>{count} Ausgaben, eine je Klasse.</translation>
    </message>
    <message>
        <source>Choose at most {most} classes.</source>
        <translation>Wähle höchstens {most} Klassen.</translation>
    </message>
    <message>
        <source>Class {name}</source>
        <translation>Klasse {name}</translation>
    </message>
    <message>
        <source>All</source>
        <comment>classes</comment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>{spec}: all</source>
        <translation>{spec}: alle</translation>
    </message>
    <message>
        <source>2 classes share 1 output.</source>
        <translation>2 Klassen teilen sich 1 Ausgabe.</translation>
    </message>
    <message>
        <source>Choose all classes.</source>
        <translation>Alle Klassen wählen.</translation>
    </message>
    <message>
        <source>At least two classes stay chosen; choose another one first.</source>
        <translation>Mindestens zwei Klassen bleiben gewählt; wähle erst eine andere.</translation>
    </message>
    <message>
        <source>{name} (class {number})</source>
        <translation>{name} (Klasse {number})</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Vorgaben</translation>
    </message>
    <message>
        <source>Estimated cost</source>
        <translation>Geschätzte Kosten</translation>
    </message>
    <message>
        <source>What a run with these settings would be billed, and how long it takes.</source>
        <translation>Was ein Lauf mit diesen Einstellungen kosten und wie lange er dauern würde.</translation>
    </message>
    <message>
        <source>Cost: {sentence} Takes {seconds}.</source>
        <translation>Kosten: {sentence} Dauert {seconds}.</translation>
    </message>
    <message>
        <source>The run will pause. {reasons}</source>
        <translation>Der Lauf wird pausieren. {reasons}</translation>
    </message>
    <message>
        <source>Use my own images</source>
        <translation>Eigene Bilder verwenden</translation>
    </message>
    <message>
        <source>Use my own images: a folder of IDX files, or an .npz file</source>
        <translation>Eigene Bilder verwenden: ein Ordner mit IDX-Dateien oder eine .npz-Datei</translation>
    </message>
    <message>
        <source>Choose a &amp;folder of IDX files…</source>
        <translation>&amp;Ordner mit IDX-Dateien wählen…</translation>
    </message>
    <message>
        <source>Choose an .&amp;npz file…</source>
        <translation>.&amp;npz-Datei wählen…</translation>
    </message>
    <message>
        <source>Folder of IDX files</source>
        <translation>Ordner mit IDX-Dateien</translation>
    </message>
    <message>
        <source>Images in an .npz file</source>
        <translation>Bilder in einer .npz-Datei</translation>
    </message>
    <message>
        <source>NumPy archives (*.npz)</source>
        <translation>NumPy-Archive (*.npz)</translation>
    </message>
    <message>
        <source>lowest</source>
        <translation>kleinster Wert</translation>
    </message>
    <message>
        <source>highest</source>
        <translation>größter Wert</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <source>Settings (*.toml)</source>
        <translation>Einstellungen (*.toml)</translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation>Einstellungen speichern</translation>
    </message>
    <message>
        <source>Cannot save: {problem}</source>
        <translation>Speichern nicht möglich: {problem}</translation>
    </message>
    <message>
        <source>other settings</source>
        <translation>andere Einstellungen</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>{accessiblename}: advanced settings</source>
        <translation>{accessiblename}: erweiterte Einstellungen</translation>
    </message>
    <message>
        <source>This run uses no QPU, so there is nothing to limit.</source>
        <translation>Dieser Lauf braucht keine QPU, es gibt also nichts zu begrenzen.</translation>
    </message>
    <message>
        <source>back to {origin}</source>
        <translation>zurück zu {origin}</translation>
    </message>
    <message>
        <source>Backpropagation needs no samples.</source>
        <translation>Backpropagation braucht keine Samples.</translation>
    </message>
    <message>
        <source>Reset to {spec}</source>
        <translation>Zurücksetzen auf {spec}</translation>
    </message>
    <message>
        <source>preset Demo</source>
        <translation>Vorlage Demo</translation>
    </message>
    <message>
        <source>{title}: reset; {told}</source>
        <translation>{title}: zurücksetzen; {told}</translation>
    </message>
    <message>
        <source>{told}
Click to reset</source>
        <translation>{told}
Ein Klick setzt zurück</translation>
    </message>
    <message>
        <source>Limit on the QPU access time of all runs in a calendar month. It is a setting of this computer: presets, files and imported runs do not change it. A change takes effect at once, also for active runs.</source>
        <translation>Grenze der QPU-Zugriffszeit aller Läufe eines Kalendermonats. Sie gehört zu diesem Computer: Vorlagen, Dateien und importierte Läufe ändern sie nicht. Eine Änderung gilt sofort, auch für laufende Läufe.</translation>
    </message>
    <message>
        <source>What the dashboard of your Leap account shows as remaining; D-Wave tells it nowhere else. It counts down with every submission of this computer, and no run goes beyond it. Empty: not taken into account.</source>
        <translation>Was das Dashboard des Leap-Kontos als Rest zeigt; D-Wave sagt es sonst nirgends. Jeder Auftrag dieses Computers wird abgezogen, und kein Lauf geht darüber hinaus. Leer: wird nicht beachtet.</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>The monthly limit</source>
        <translation>Die Monatsgrenze</translation>
    </message>
    <message>
        <source>What Leap has left</source>
        <translation>Der Rest laut Leap</translation>
    </message>
    <message>
        <source>not entered</source>
        <translation>nicht eingegeben</translation>
    </message>
    <message>
        <source>Monthly limit</source>
        <translation>Monatsgrenze</translation>
    </message>
    <message>
        <source>All runs on this computer.</source>
        <translation>Alle Läufe auf diesem Computer.</translation>
    </message>
    <message>
        <source>Left, says Leap</source>
        <translation>Rest laut Leap</translation>
    </message>
    <message>
        <source>Counted down since it was entered.</source>
        <translation>Heruntergezählt, seit er eingegeben wurde.</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Datum und Uhrzeit</translation>
    </message>
    <message>
        <source>As the entry is called</source>
        <translation>Wie der Eintrag heißt</translation>
    </message>
    <message>
        <source>Name and notes of the next run</source>
        <translation>Name und Notizen des nächsten Laufs</translation>
    </message>
    <message>
        <source>Name of the next run</source>
        <translation>Name des nächsten Laufs</translation>
    </message>
    <message>
        <source>Name of the next run; the one after it gets the next number</source>
        <translation>Name des nächsten Laufs; der danach bekommt die nächste Nummer</translation>
    </message>
    <message>
        <source>Notes on the next run</source>
        <translation>Notizen zum nächsten Lauf</translation>
    </message>
    <message>
        <source>Bring back what the form showed before (Ctrl+Z)</source>
        <translation>Zurückholen, was das Formular vorher zeigte (Strg+Z)</translation>
    </message>
    <message>
        <source>Fill all settings as they were filled last; this can be undone</source>
        <translation>Alle Einstellungen füllen, wie sie zuletzt gefüllt wurden; das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Undo filling the form</source>
        <translation>Füllen des Formulars rückgängig machen</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Alle Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>1 setting changed</source>
        <translation>1 Einstellung geändert</translation>
    </message>
    <message>
        <source>{changed:,} settings changed</source>
        <translation>{changed:,} Einstellungen geändert</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Bring the deleted preset back</source>
        <translation>Die gelöschte Vorlage zurückholen</translation>
    </message>
    <message>
        <source>Own preset {one}</source>
        <translation>Eigene Vorlage {one}</translation>
    </message>
    <message>
        <source>preset {name}</source>
        <translation>Vorlage {name}</translation>
    </message>
    <message>
        <source>&amp;Update from the form</source>
        <translation>Aus dem &amp;Formular übernehmen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>Vorlage umbenennen</translation>
    </message>
    <message>
        <source>Correct the settings first: a preset holds settings that can be run.</source>
        <translation>Berichtige erst die Einstellungen: Eine Vorlage enthält Einstellungen, die laufen können.</translation>
    </message>
    <message>
        <source>Save settings as preset</source>
        <translation>Einstellungen als Vorlage speichern</translation>
    </message>
    <message>
        <source>a shipped preset has this name; rename the file.</source>
        <translation>eine mitgelieferte Vorlage heißt so; benenne die Datei um.</translation>
    </message>
    <message>
        <source>{told}
Right click to rename or delete</source>
        <translation>{told}
Rechtsklick zum Umbenennen oder Löschen</translation>
    </message>
    <message>
        <source>Saved the preset {name}; in a terminal: qanneal train --preset {name2}</source>
        <translation>Vorlage {name} gespeichert; im Terminal: qanneal train --preset {name2}</translation>
    </message>
    <message>
        <source>Updated {name}.</source>
        <translation>{name} aktualisiert.</translation>
    </message>
    <message>
        <source>Deleted {name}.</source>
        <translation>{name} gelöscht.</translation>
    </message>
    <message>
        <source>{spec}: choose a file</source>
        <translation>{spec}: Datei wählen</translation>
    </message>
    <message>
        <source>Choose a JSON file</source>
        <translation>JSON-Datei wählen</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Connect to D-Wave</source>
        <translation>Mit D-Wave verbinden</translation>
    </message>
    <message>
        <source>Enter the API token, test it, and choose a solver (Ctrl+D)</source>
        <translation>API-Token eingeben, testen und einen Solver wählen (Strg+D)</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>Name der Vorlage</translation>
    </message>
    <message>
        <source>Description of the preset</source>
        <translation>Beschreibung der Vorlage</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>Wofür sie ist</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>E&amp;rsetzen</translation>
    </message>
    <message>
        <source>This replaces the preset {replaced}.</source>
        <translation>Das ersetzt die Vorlage {replaced}.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Classical-1</source>
        <translation>Klassisch-1</translation>
    </message>
    <message>
        <source>Classical-2</source>
        <translation>Klassisch-2</translation>
    </message>
    <message>
        <source>Quantum-1</source>
        <translation>Quanten-1</translation>
    </message>
    <message>
        <source>Equivalence</source>
        <translation>Äquivalenz</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Stabil</translation>
    </message>
    <message>
        <source>Advantage</source>
        <translation>Advantage</translation>
    </message>
    <message>
        <source>Ten digits</source>
        <translation>Zehn Ziffern</translation>
    </message>
    <message>
        <source>preset {short}</source>
        <translation>Vorlage {short}</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Settings under a name: one press fills the form with them.</source>
        <translation>Einstellungen unter einem Namen: Ein Druck füllt das Formular damit.</translation>
    </message>
    <message>
        <source>Preset {short}</source>
        <translation>Vorlage {short}</translation>
    </message>
    <message>
        <source>{train_x:,} training and {test_x:,} test images of {h}×{w} pixels. Licence: {license}.</source>
        <translation>{train_x:,} Trainings- und {test_x:,} Testbilder mit {h}×{w} Pixeln. Lizenz: {license}.</translation>
    </message>
    <message>
        <source>Training images of {class_names}</source>
        <translation>Trainingsbilder von {class_names}</translation>
    </message>
    <message>
        <source>The first training images of each class.</source>
        <translation>Die ersten Trainingsbilder jeder Klasse.</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Herunterladen</translation>
    </message>
    <message>
        <source>{found} is not on this computer ({size:.1f} MB, licence {license}).</source>
        <translation>{found} ist nicht auf diesem Computer ({size:.1f} MB, Lizenz {license}).</translation>
    </message>
    <message>
        <source>&amp;Download {size:.1f} MB</source>
        <translation>{size:.1f} MB &amp;herunterladen</translation>
    </message>
    <message>
        <source>{told}; write decimals with a point, as in 0.5.</source>
        <translation>{told}; schreibe Dezimalzahlen mit Punkt, wie 0.5.</translation>
    </message>
    <message>
        <source>{name}, s</source>
        <translation>{name}, s</translation>
    </message>
    <message>
        <source>{name} must be a number from 0 to {largest}{empty}.</source>
        <translation>{name} muss eine Zahl von 0 bis {largest}{empty} sein.</translation>
    </message>
    <message>
        <source>, or empty</source>
        <translation>, oder leer,</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Sweep</translation>
    </message>
    <message>
        <source>Many runs at once, over values of some settings and over seeds.</source>
        <translation>Viele Läufe auf einmal, über Werte einiger Einstellungen und über Seeds.</translation>
    </message>
    <message>
        <source>Vary a setting…</source>
        <translation>Einstellung variieren…</translation>
    </message>
    <message>
        <source>Run the form with several values of a setting; also by a right click on its field</source>
        <translation>Das Formular mit mehreren Werten einer Einstellung ausführen; auch per Rechtsklick auf ihr Feld</translation>
    </message>
    <message>
        <source>Varied settings</source>
        <translation>Variierte Einstellungen</translation>
    </message>
    <message>
        <source>Cost of the sweep</source>
        <translation>Kosten des Sweeps</translation>
    </message>
    <message>
        <source>Vary nothing</source>
        <translation>Nichts variieren</translation>
    </message>
    <message>
        <source>Counting the runs…</source>
        <translation>Zähle die Läufe…</translation>
    </message>
    <message>
        <source>{values:,} values: {values2}</source>
        <translation>{values:,} Werte: {values2}</translation>
    </message>
    <message>
        <source>Vary {spec}</source>
        <translation>Variieren: {spec}</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <source>Do not vary</source>
        <translation>Nicht variieren</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Log range</source>
        <translation>Log. Bereich</translation>
    </message>
    <message>
        <source>{spec}: values</source>
        <translation>{spec}: Werte</translation>
    </message>
    <message>
        <source>Values, separated by semicolons</source>
        <translation>Werte, durch Semikolons getrennt</translation>
    </message>
    <message>
        <source>Values, separated by commas</source>
        <translation>Werte, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Give at least two different values.</source>
        <translation>Gib mindestens zwei verschiedene Werte an.</translation>
    </message>
    <message>
        <source>Number of values</source>
        <translation>Anzahl der Werte</translation>
    </message>
    <message>
        <source>Values one by one</source>
        <translation>Werte einzeln</translation>
    </message>
    <message>
        <source>Equal steps</source>
        <translation>Gleiche Schritte</translation>
    </message>
    <message>
        <source>Equal ratios</source>
        <translation>Gleiche Verhältnisse</translation>
    </message>
    <message>
        <source>What was varied last cannot be read any more.</source>
        <translation>Was zuletzt variiert wurde, lässt sich nicht mehr lesen.</translation>
    </message>
    <message>
        <source>{spec}: give at least two values, separated by commas.</source>
        <translation>{spec}: gib mindestens zwei Werte an, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>{spec}: give at least two values, separated by semicolons.</source>
        <translation>{spec}: gib mindestens zwei Werte an, durch Semikolons getrennt.</translation>
    </message>
    <message>
        <source>Enter both ends of the range.</source>
        <translation>Gib beide Enden des Bereichs an.</translation>
    </message>
    <message>
        <source>From and To must differ.</source>
        <translation>Von und Bis müssen verschieden sein.</translation>
    </message>
    <message>
        <source>From and To must be above 0 in a log range.</source>
        <translation>Von und Bis müssen in einem log. Bereich über 0 liegen.</translation>
    </message>
    <message>
        <source>Values must be a whole number from 2 to {most_values:,}.</source>
        <translation>Werte muss eine ganze Zahl von 2 bis {most_values:,} sein.</translation>
    </message>
    <message>
        <source>Put semicolons between numbers with a decimal comma, as in 0,01; 0,1.</source>
        <translation>Trenne Zahlen mit Dezimalkomma durch Semikolons, wie 0,01; 0,1.</translation>
    </message>
    <message>
        <source>Choose at least two.</source>
        <translation>Wähle mindestens zwei.</translation>
    </message>
    <message>
        <source>{values:,} values</source>
        <translation>{values:,} Werte</translation>
    </message>
    <message>
        <source>{spec}: varied, {count}: {told}</source>
        <translation>{spec}: variiert, {count}: {told}</translation>
    </message>
    <message>
        <source>Do not vary {spec}</source>
        <translation>Nicht variieren: {spec}</translation>
    </message>
    <message>
        <source>nothing varied any more</source>
        <translation>nichts mehr variiert</translation>
    </message>
    <message>
        <source>Varied, {count}: {told}
Press to change them.</source>
        <translation>Variiert, {count}: {told}
Ein Klick ändert sie.</translation>
    </message>
    <message>
        <source>{title} varied</source>
        <translation>{title} variiert</translation>
    </message>
    <message>
        <source>{title} varied no more</source>
        <translation>{title} nicht mehr variiert</translation>
    </message>
    <message>
        <source>Vary…</source>
        <translation>Variieren…</translation>
    </message>
    <message>
        <source>{size:.1f} MB</source>
        <translation>{size:.1f} MB</translation>
    </message>
    <message>
        <source>Use MNIST</source>
        <translation>MNIST verwenden</translation>
    </message>
    <message>
        <source>Look for MNIST</source>
        <translation>MNIST suchen</translation>
    </message>
    <message>
        <source>Progress of the download</source>
        <translation>Fortschritt des Herunterladens</translation>
    </message>
    <message>
        <source>Stop the download</source>
        <translation>Herunterladen abbrechen</translation>
    </message>
    <message>
        <source>In a folder…</source>
        <translation>In einem Ordner…</translation>
    </message>
    <message>
        <source>Use a folder that contains mnist with its four files as the data folder</source>
        <translation>Einen Ordner, der mnist mit seinen vier Dateien enthält, als Datenordner nehmen</translation>
    </message>
    <message>
        <source>{told} Licence: {license}.</source>
        <translation>{told} Lizenz: {license}.</translation>
    </message>
    <message>
        <source>70,000 handwritten digits of 28×28 pixels. {told}</source>
        <translation>70.000 handgeschriebene Ziffern mit 28×28 Pixeln. {told}</translation>
    </message>
    <message>
        <source>{place} contains no folder {name} with its four files; choose the folder that does, or download them.</source>
        <translation>{place} enthält keinen Ordner {name} mit den vier Dateien; wähle den, der ihn enthält, oder lade sie herunter.</translation>
    </message>
    <message>
        <source>It is on this computer ({size}).</source>
        <translation>Auf diesem Computer vorhanden ({size}).</translation>
    </message>
    <message>
        <source>It is in QANNEAL_DATA_DIR ({size}).</source>
        <translation>Es liegt in QANNEAL_DATA_DIR ({size}).</translation>
    </message>
    <message>
        <source>To be downloaded: {size}.</source>
        <translation>Herunterzuladen: {size}.</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>{size} herunterladen</translation>
    </message>
    <message>
        <source>Folder that contains mnist</source>
        <translation>Ordner, der mnist enthält</translation>
    </message>
    <message>
        <source>The download was stopped; the files that were complete are kept.</source>
        <translation>Das Herunterladen wurde abgebrochen; vollständige Dateien bleiben.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Run the demo</source>
        <translation>Die Demo ausführen</translation>
    </message>
    <message>
        <source>A small network learns to tell two digits apart, on a simulated annealer: no token, no network, a few seconds.</source>
        <translation>Ein kleines Netz lernt, zwei Ziffern zu unterscheiden, auf einem simulierten Annealer: kein Token, kein Netzzugang, ein paar Sekunden.</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>Connect a QPU</source>
        <translation>Eine QPU verbinden</translation>
    </message>
    <message>
        <source>With the API token of a D-Wave Leap account. It goes into the system keyring or stays in memory, never into a file.</source>
        <translation>Mit dem API-Token eines D-Wave-Leap-Kontos. Es kommt in den Schlüsselbund des Systems oder bleibt im Speicher, nie in einer Datei.</translation>
    </message>
    <message>
        <source>Enter a token…</source>
        <translation>Token eingeben…</translation>
    </message>
    <message>
        <source>See the window</source>
        <translation>Das Fenster ansehen</translation>
    </message>
    <message>
        <source>Eight stops, a minute: what goes in, what happens, what it costs, and where the runs are kept.</source>
        <translation>Acht Stationen, eine Minute: was hineingeht, was geschieht, was es kostet, und wo die Läufe bleiben.</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Zum Rundgang</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>This page is kept under Help: Welcome.</source>
        <translation>Diese Seite bleibt unter Hilfe: Willkommen.</translation>
    </message>
    <message>
        <source>Welcome to qanneal</source>
        <translation>Willkommen bei qanneal</translation>
    </message>
    <message>
        <source>Train neural networks with a quantum annealer. Where would you like to begin?</source>
        <translation>Neuronale Netze mit einem Quantenannealer trainieren. Womit möchtest du beginnen?</translation>
    </message>
    <message>
        <source>A network on a chip: one chain of qubits reaches many hidden units</source>
        <translation>Ein Netz auf einem Chip: Eine Kette von Qubits erreicht viele verdeckte Einheiten</translation>
    </message>
    <message>
        <source>The stop before (Left)</source>
        <translation>Vorige Station (links)</translation>
    </message>
    <message>
        <source>The next stop (Right)</source>
        <translation>Nächste Station (rechts)</translation>
    </message>
    <message>
        <source>End the tour (Esc)</source>
        <translation>Rundgang beenden (Esc)</translation>
    </message>
    <message>
        <source>{place} of {stops}</source>
        <translation>{place} von {stops}</translation>
    </message>
    <message>
        <source>Tour: {stop}</source>
        <translation>Rundgang: {stop}</translation>
    </message>
    <message>
        <source>Tour of the window</source>
        <translation>Rundgang durch das Fenster</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Train neural networks with a D-Wave quantum annealer by pointing and clicking.</source>
        <translation>Neuronale Netze mit einem D-Wave-Quantenannealer trainieren, mit Mausklicks.</translation>
    </message>
    <message>
        <source>Please cite the program, and the paper that it implements:</source>
        <translation>Bitte zitiere das Programm und die Arbeit, die es umsetzt:</translation>
    </message>
    <message>
        <source>About qanneal</source>
        <translation>Über qanneal</translation>
    </message>
    <message>
        <source>qanneal {version}</source>
        <translation>qanneal {version}</translation>
    </message>
    <message>
        <source>How to cite</source>
        <translation>Zitieren</translation>
    </message>
    <message>
        <source>Files of settings (.toml), images (.npz, or a folder of IDX files) and archives of runs ({}) can be opened here.</source>
        <translation>Hier lassen sich Dateien mit Einstellungen (.toml), Bilder (.npz oder ein Ordner mit IDX-Dateien) und Archive von Läufen ({}) öffnen.</translation>
    </message>
    <message>
        <source>{paths} cannot be opened. {known}</source>
        <translation>{paths} lässt sich nicht öffnen. {known}</translation>
    </message>
    <message>
        <source>{found} archives</source>
        <translation>{found} Archive</translation>
    </message>
    <message>
        <source>{left} others</source>
        <translation>{left} weiteren</translation>
    </message>
    <message>
        <source>Nothing is done with {names}.</source>
        <translation>Mit {names} geschieht nichts.</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Filled the form from {found}.</source>
        <translation>Formular aus {found} gefüllt.</translation>
    </message>
    <message>
        <source>Fill the form from {found}.</source>
        <translation>Das Formular aus {found} füllen.</translation>
    </message>
    <message>
        <source>{found} is the data set.</source>
        <translation>{found} ist der Datensatz.</translation>
    </message>
    <message>
        <source>Use {found} as the data set.</source>
        <translation>{found} als Datensatz verwenden.</translation>
    </message>
    <message>
        <source>Importing {archives}.</source>
        <translation>Importiere {archives}.</translation>
    </message>
    <message>
        <source>Import {archives}.</source>
        <translation>{archives} importieren.</translation>
    </message>
    <message>
        <source>&amp;{number} {short} (missing)</source>
        <translation>&amp;{number} {short} (fehlt)</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
    <message>
        <source>You can save it at its last finished step and resume it later, or keep it running. If you close, a submission under way is cancelled, but may still be billed.</source>
        <translation>Du kannst ihn beim letzten fertigen Schritt speichern und später fortsetzen, oder ihn weiterlaufen lassen. Beim Schließen wird ein laufender Auftrag abgebrochen, kann aber trotzdem abgerechnet werden.</translation>
    </message>
    <message>
        <source>You can save it at its last finished step and resume it later, or leave it waiting in this window.</source>
        <translation>Du kannst ihn beim letzten fertigen Schritt speichern und später fortsetzen, oder ihn in diesem Fenster warten lassen.</translation>
    </message>
    <message>
        <source>You can close now: what is running is saved and waits again. Or let it run on.</source>
        <translation>Du kannst jetzt schließen: Was läuft, wird gespeichert und wartet wieder. Oder lass es weiterlaufen.</translation>
    </message>
    <message>
        <source>You can close now, keeping what has finished, or let it run on.</source>
        <translation>Du kannst jetzt schließen und behalten, was fertig ist, oder es weiterlaufen lassen.</translation>
    </message>
    <message>
        <source>A run is paused.</source>
        <translation>Ein Lauf ist pausiert.</translation>
    </message>
    <message>
        <source>A run is on hold.</source>
        <translation>Ein Lauf ruht.</translation>
    </message>
    <message>
        <source>&amp;Save and close</source>
        <translation>&amp;Speichern und schließen</translation>
    </message>
    <message>
        <source>&amp;Leave it waiting</source>
        <translation>&amp;Warten lassen</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>A run is still training.</source>
        <translation>Ein Lauf trainiert noch.</translation>
    </message>
    <message>
        <source>The queue is still running.</source>
        <translation>Die Warteschlange läuft noch.</translation>
    </message>
    <message>
        <source>An experiment is still running.</source>
        <translation>Ein Experiment läuft noch.</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type a few letters of what you want to do</source>
        <translation>Ein paar Buchstaben dessen, was du tun willst</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>Nothing of this name; try fewer letters.</source>
        <translation>Nichts heißt so; versuche es mit weniger Buchstaben.</translation>
    </message>
    <message>
        <source>Runs now use the solver {name}.</source>
        <translation>Läufe verwenden jetzt den Solver {name}.</translation>
    </message>
    <message>
        <source>Solver {name} is set; choose the sampler D-Wave QPU to use it.</source>
        <translation>Solver {name} ist eingestellt; wähle den Sampler D-Wave QPU, um ihn zu verwenden.</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Reset &amp;all settings</source>
        <translation>&amp;Alle Einstellungen zurücksetzen</translation>
    </message>
    <message>
        <source>Reset &amp;all settings to {title}</source>
        <translation>&amp;Alle Einstellungen zurücksetzen auf {title}</translation>
    </message>
    <message>
        <source>Done again: {what}.</source>
        <translation>Wiederholt: {what}.</translation>
    </message>
    <message>
        <source>Undone: {what}.</source>
        <translation>Rückgängig gemacht: {what}.</translation>
    </message>
    <message>
        <source>The last entry that can be used is back.</source>
        <translation>Die letzte brauchbare Eingabe ist zurück.</translation>
    </message>
    <message>
        <source>There is no figure on this page yet; curves, comparisons, experiments and the chip have some.</source>
        <translation>Auf dieser Seite gibt es noch keine Abbildung; Kurven, Vergleiche, Experimente und der Chip haben welche.</translation>
    </message>
    <message>
        <source>Run {run}</source>
        <translation>Lauf {run}</translation>
    </message>
    <message>
        <source>All plots</source>
        <translation>Alle Kurven</translation>
    </message>
    <message>
        <source>Figure {number}</source>
        <translation>Abbildung {number}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Keep these settings as a preset of your own</source>
        <translation>Diese Einstellungen als eigene Vorlage behalten</translation>
    </message>
    <message>
        <source> Ctrl+Z, or Undo, brings your changes back.</source>
        <translation> Strg+Z oder Rückgängig bringt deine Änderungen zurück.</translation>
    </message>
    <message>
        <source>{upper}{title} applied.{way_back}</source>
        <translation>{upper}{title} angewendet.{way_back}</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>Be&amp;fehlspalette…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>W&amp;hat is this?</source>
        <translation>Was &amp;ist das?</translation>
    </message>
    <message>
        <source>How to c&amp;ite</source>
        <translation>&amp;Zitieren</translation>
    </message>
    <message>
        <source>In presentation mode</source>
        <translation>Im Vortragsmodus</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Seite</translation>
    </message>
    <message>
        <source>On the page {page}</source>
        <translation>Auf der Seite {page}</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>The run that was interrupted</source>
        <translation>Der unterbrochene Lauf</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Continue after the last recorded step; no QPU time is paid for twice</source>
        <translation>Nach dem letzten aufgezeichneten Schritt weitermachen; keine QPU-Zeit wird doppelt bezahlt</translation>
    </message>
    <message>
        <source>Show the curves of this run</source>
        <translation>Die Kurven dieses Laufs zeigen</translation>
    </message>
    <message>
        <source>Leave the run as it is; it stays in the table of runs</source>
        <translation>Den Lauf lassen, wie er ist; er bleibt in der Tabelle der Läufe</translation>
    </message>
    <message>
        <source>, {most}{seconds} billed</source>
        <translation>, {most}{seconds} abgerechnet</translation>
    </message>
    <message>
        <source>Run {name} was interrupted at step {steps:,}{billed}.</source>
        <translation>Lauf {name} wurde bei Schritt {steps:,} unterbrochen{billed}.</translation>
    </message>
    <message>
        <source>up to </source>
        <translation>bis zu </translation>
    </message>
    <message>
        <source>D-Wave connection…</source>
        <translation>D-Wave-Verbindung…</translation>
    </message>
    <message>
        <source>Token, solver and endpoint.</source>
        <translation>Token, Solver und Endpunkt.</translation>
    </message>
    <message>
        <source>There is no run to export yet; start one, or open one under Runs.</source>
        <translation>Es gibt noch keinen Lauf zu exportieren; starte einen oder öffne einen unter Läufe.</translation>
    </message>
    <message>
        <source>A run that has ended is resumed or extended here.</source>
        <translation>Hier wird ein beendeter Lauf fortgesetzt oder verlängert.</translation>
    </message>
    <message>
        <source>Stopping now; a submission under way is cancelled, but may still be billed.</source>
        <translation>Halte sofort an; ein laufender Auftrag wird abgebrochen, kann aber trotzdem abgerechnet werden.</translation>
    </message>
    <message>
        <source>{state} after the current step.</source>
        <translation>{state} nach dem laufenden Schritt.</translation>
    </message>
    <message>
        <source>The manual is not here yet, because this is a checkout; build it with make docs, or read docs/index.md.</source>
        <translation>Das Handbuch fehlt hier noch, da dies ein Checkout ist; erzeuge es mit make docs, oder lies docs/index.md.</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Loss, accuracy and divergence of the run shown, step by step, and beside them whether its samples are good and what they add.</source>
        <translation>Verlust, Genauigkeit und Divergenz des gezeigten Laufs, Schritt für Schritt, und daneben, ob seine Samples gut sind und was sie beitragen.</translation>
    </message>
    <message>
        <source>Chip</source>
        <translation>Chip</translation>
    </message>
    <message>
        <source>Where the network lies on the annealer&apos;s chip, and what is programmed there.</source>
        <translation>Wo das Netz auf dem Chip des Annealers liegt, und was dort programmiert ist.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>What the network has learned, and what it says of an image.</source>
        <translation>Was das Netz gelernt hat, und was es zu einem Bild sagt.</translation>
    </message>
    <message>
        <source>Runs, sweeps and experiments that wait for their turn.</source>
        <translation>Läufe, Sweeps und Experimente, die warten, bis sie dran sind.</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>All runs that are recorded on this computer.</source>
        <translation>Alle auf diesem Computer aufgezeichneten Läufe.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Curves of several runs in one picture, and their settings side by side.</source>
        <translation>Kurven mehrerer Läufe in einem Bild, und ihre Einstellungen nebeneinander.</translation>
    </message>
    <message>
        <source>Experiments</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>The paper&apos;s experiments, and sweeps over settings.</source>
        <translation>Die Experimente der Arbeit, und Sweeps über Einstellungen.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open settings…</source>
        <translation>Einstellungen ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save settings as…</source>
        <translation>Einstellungen &amp;speichern unter…</translation>
    </message>
    <message>
        <source>&amp;Export this run…</source>
        <translation>Diesen Lauf e&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Import runs…</source>
        <translation>Läufe &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>Add to the &amp;queue</source>
        <translation>Ein&amp;reihen</translation>
    </message>
    <message>
        <source>&amp;Pause or resume</source>
        <translation>&amp;Pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>S&amp;top after the current step</source>
        <translation>Nach dem laufenden Schritt &amp;anhalten</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>&amp;Jetzt anhalten</translation>
    </message>
    <message>
        <source>&amp;Resume or extend the run shown</source>
        <translation>Den gezeigten Lauf &amp;fortsetzen oder verlängern</translation>
    </message>
    <message>
        <source>&amp;D-Wave connection…</source>
        <translation>&amp;D-Wave-Verbindung…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Smoothing of curves</source>
        <translation>&amp;Glättung der Kurven</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open the &amp;log file</source>
        <translation>&amp;Protokolldatei öffnen</translation>
    </message>
    <message>
        <source>&amp;About qanneal</source>
        <translation>&amp;Über qanneal</translation>
    </message>
    <message>
        <source>Not possible just now.</source>
        <translation>Gerade nicht möglich.</translation>
    </message>
    <message>
        <source>A run is active; other runs can be opened when it has ended.</source>
        <translation>Ein Lauf ist aktiv; andere lassen sich öffnen, wenn er zu Ende ist.</translation>
    </message>
    <message>
        <source>Preparing the curves of this long run, once: {done:.0%}.</source>
        <translation>Bereite einmalig die Kurven dieses langen Laufs vor: {done:.0%}.</translation>
    </message>
    <message>
        <source>This run is active elsewhere; it can be resumed once it has ended there.</source>
        <translation>Dieser Lauf ist anderswo aktiv; er lässt sich fortsetzen, wenn er dort zu Ende ist.</translation>
    </message>
    <message>
        <source>settings of that run</source>
        <translation>Einstellungen jenes Laufs</translation>
    </message>
    <message>
        <source>The form now shows the settings of that run; change them as you like and press Start.</source>
        <translation>Das Formular zeigt jetzt die Einstellungen jenes Laufs; ändere sie nach Belieben und drücke Start.</translation>
    </message>
    <message>
        <source>Pages of the window</source>
        <translation>Seiten des Fensters</translation>
    </message>
    <message>
        <source>The note is kept with the notes on the run, under Runs.</source>
        <translation>Die Notiz ist bei den Notizen zum Lauf aufbewahrt, unter Läufe.</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>Ei&amp;nstellungen…</translation>
    </message>
    <message>
        <source>Cannot {what}: {sentence}</source>
        <translation>{what} nicht möglich: {sentence}</translation>
    </message>
    <message>
        <source>Cannot {what}: {problem}</source>
        <translation>{what} nicht möglich: {problem}</translation>
    </message>
    <message>
        <source>&amp;Go to {spec}</source>
        <translation>&amp;Zum Feld {spec}</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden…</translation>
    </message>
    <message>
        <source>&amp;Go to Left, says Leap</source>
        <translation>&amp;Zum Rest laut Leap</translation>
    </message>
    <message>
        <source>&amp;Go to Monthly limit</source>
        <translation>&amp;Zur Monatsgrenze</translation>
    </message>
    <message>
        <source>Ru&amp;ns</source>
        <translation>Lä&amp;ufe</translation>
    </message>
    <message>
        <source>C&amp;ompare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>E&amp;xperiments</source>
        <translation>E&amp;xperimente</translation>
    </message>
    <message>
        <source>The run and its weights are saved; export them with Ctrl+E.</source>
        <translation>Lauf und Gewichte sind gespeichert; Strg+E exportiert sie.</translation>
    </message>
    <message>
        <source>recorded run</source>
        <translation>aufgezeichneter Lauf</translation>
    </message>
    <message>
        <source>Run {id}</source>
        <translation>Lauf {id}</translation>
    </message>
    <message>
        <source>send it again and pay for it, or Stop to leave it.</source>
        <translation>ihn noch einmal zu senden und zu bezahlen, oder Stopp, um ihn zu lassen.</translation>
    </message>
    <message>
        <source>try again.</source>
        <translation>es noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>{message} Press Resume (Ctrl+P) to {way}</source>
        <translation>{message} Drücke Weiter (Strg+P), um {way}</translation>
    </message>
    <message>
        <source>{steps:,} step</source>
        <translation>{steps:,} Schritt</translation>
    </message>
    <message>
        <source>{steps:,} steps</source>
        <translation>{steps:,} Schritten</translation>
    </message>
    <message>
        <source>{state} after {steps}. {saved}</source>
        <translation>{state} nach {steps}. {saved}</translation>
    </message>
    <message>
        <source>Backpropagation takes no samples: there is nothing to check here.</source>
        <translation>Backpropagation zieht keine Samples: Hier gibt es nichts zu prüfen.</translation>
    </message>
    <message>
        <source>Waiting for the first samples.</source>
        <translation>Warte auf die ersten Samples.</translation>
    </message>
    <message>
        <source>This run is active elsewhere; Pause and Stop reach it there.</source>
        <translation>Dieser Lauf ist anderswo aktiv; Pause und Stopp erreichen ihn dort.</translation>
    </message>
    <message>
        <source>The problem was resolved at step {step}.</source>
        <translation>Das Problem war bei Schritt {step} behoben.</translation>
    </message>
    <message>
        <source>Run {id} was recorded by another version of qanneal; its curves cannot be shown.</source>
        <translation>Lauf {id} wurde von einer anderen Version von qanneal aufgezeichnet; seine Kurven lassen sich nicht zeigen.</translation>
    </message>
    <message>
        <source>Recorded run of {when}.</source>
        <translation>Lauf, aufgezeichnet am {when}.</translation>
    </message>
    <message>
        <source>Continuing.</source>
        <translation>Mache weiter.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Settings &amp;beside the page</source>
        <translation>Einstellungen &amp;neben der Seite</translation>
    </message>
    <message>
        <source>&amp;Evidence and sampler health</source>
        <translation>&amp;Belege und Zustand des Samplers</translation>
    </message>
    <message>
        <source>This page needs the room of the settings.</source>
        <translation>Diese Seite braucht den Platz der Einstellungen.</translation>
    </message>
    <message>
        <source>They stand beside the curves only.</source>
        <translation>Sie stehen nur neben den Kurven.</translation>
    </message>
    <message>
        <source>It will use up to {qpu_seconds} of QPU time in up to {submissions:,} submissions, the limits of its budget, and stop there.</source>
        <translation>Er wird bis zu {qpu_seconds} QPU-Zeit in bis zu {submissions:,} Aufträgen brauchen, die Grenzen seines Budgets, und dort anhalten.</translation>
    </message>
    <message>
        <source>Resume this run on the D-Wave QPU?</source>
        <translation>Diesen Lauf auf der D-Wave-QPU fortsetzen?</translation>
    </message>
    <message>
        <source>It costs QPU time.</source>
        <translation>Das kostet QPU-Zeit.</translation>
    </message>
    <message>
        <source>Go on with {solver}?</source>
        <translation>Mit {solver} weitermachen?</translation>
    </message>
    <message>
        <source>{message} The limits of the run&apos;s budget stay as they are.</source>
        <translation>{message} Die Grenzen des Budgets dieses Laufs bleiben.</translation>
    </message>
    <message>
        <source>Start this run on the D-Wave QPU?</source>
        <translation>Diesen Lauf auf der D-Wave-QPU starten?</translation>
    </message>
    <message>
        <source>Go on there</source>
        <translation>Dort weitermachen</translation>
    </message>
    <message>
        <source>&amp;Leave it paused</source>
        <translation>&amp;Pausiert lassen</translation>
    </message>
    <message>
        <source>What does this mean?</source>
        <translation>Was bedeutet das?</translation>
    </message>
    <message>
        <source>run of the sweep</source>
        <translation>Lauf des Sweeps</translation>
    </message>
    <message>
        <source>There is no such sweep: {sentence}</source>
        <translation>Diesen Sweep gibt es nicht: {sentence}</translation>
    </message>
    <message>
        <source>best setting of the sweep</source>
        <translation>beste Einstellung des Sweeps</translation>
    </message>
    <message>
        <source>The form shows the run with the best setting of the sweep.</source>
        <translation>Das Formular zeigt den Lauf mit der besten Einstellung des Sweeps.</translation>
    </message>
    <message>
        <source>There is no such sweep: {problem}</source>
        <translation>Diesen Sweep gibt es nicht: {problem}</translation>
    </message>
    <message>
        <source>Start sweep will make all runs of the sweep{told}.</source>
        <translation>Sweep starten macht alle Läufe des Sweeps{told}.</translation>
    </message>
    <message>
        <source>the demo with MNIST</source>
        <translation>die Demo mit MNIST</translation>
    </message>
    <message>
        <source>The form now shows the demo with MNIST; press Start (Ctrl+Return).</source>
        <translation>Das Formular zeigt jetzt die Demo mit MNIST; drücke Start (Strg+Return).</translation>
    </message>
    <message>
        <source>MNIST is on this computer now.</source>
        <translation>MNIST ist jetzt auf diesem Computer.</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Willkommen</translation>
    </message>
    <message>
        <source>&amp;Tour of the window</source>
        <translation>&amp;Rundgang durch das Fenster</translation>
    </message>
    <message>
        <source>What goes in</source>
        <translation>Was hineingeht</translation>
    </message>
    <message>
        <source>Data, network, sampler and budget of the next run. A preset fills in all of them; point at a field to read what it does.</source>
        <translation>Daten, Netz, Sampler und Budget des nächsten Laufs. Eine Vorlage füllt alle aus; zeige auf ein Feld, um zu lesen, was es tut.</translation>
    </message>
    <message>
        <source>Start, wait, stop</source>
        <translation>Starten, warten, anhalten</translation>
    </message>
    <message>
        <source>Start trains with these settings, Queue lets them wait for their turn. Stop keeps every step that was made, and the run can be resumed.</source>
        <translation>Start trainiert mit diesen Einstellungen, Einreihen lässt sie warten, bis sie dran sind. Stopp behält jeden gemachten Schritt, und der Lauf lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>Was geschieht</translation>
    </message>
    <message>
        <source>Here the curves move while a run learns: loss, accuracy, symmetrised KL, and beside them how well the sampler samples.</source>
        <translation>Hier bewegen sich die Kurven, während ein Lauf lernt: Verlust, Genauigkeit, symmetrisierte KL, und daneben, wie gut der Sampler zieht.</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Was es kostet</translation>
    </message>
    <message>
        <source>QPU time of the run, and of this month. Every run has a budget, this computer has a monthly limit, and no submission goes beyond either.</source>
        <translation>QPU-Zeit des Laufs und dieses Monats. Jeder Lauf hat ein Budget, dieser Computer eine Monatsgrenze, und kein Auftrag geht darüber hinaus.</translation>
    </message>
    <message>
        <source>Where it lives</source>
        <translation>Wo es wohnt</translation>
    </message>
    <message>
        <source>The network on the chip: a qubit or two for each hidden unit, a long chain for each output. It can be told as a story, and shown in a talk.</source>
        <translation>Das Netz auf dem Chip: ein, zwei Qubits für jede verdeckte Einheit, eine lange Kette für jede Ausgabe. Es lässt sich als Geschichte erzählen und in einem Vortrag zeigen.</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>Was bleibt</translation>
    </message>
    <message>
        <source>All runs, with settings, steps and weights: find them, resume them, and export a network for PyTorch, ONNX Runtime or NumPy.</source>
        <translation>Alle Läufe, mit Einstellungen, Schritten und Gewichten: finde sie, setze sie fort, und exportiere ein Netz für PyTorch, ONNX Runtime oder NumPy.</translation>
    </message>
    <message>
        <source>The paper&apos;s figures</source>
        <translation>Die Abbildungen der Arbeit</translation>
    </message>
    <message>
        <source>Its experiments, and sweeps of your own: their cost is shown before they start.</source>
        <translation>Ihre Experimente und eigene Sweeps: Die Kosten stehen da, bevor sie beginnen.</translation>
    </message>
    <message>
        <source>Where help is</source>
        <translation>Wo es Hilfe gibt</translation>
    </message>
    <message>
        <source>What is going on is said down here, with a button where something can be done about it. F1 opens the manual, ? lists all keys, and Ctrl+K finds every command.</source>
        <translation>Hier unten steht, was vor sich geht, mit einem Knopf, wo sich etwas tun lässt. F1 öffnet das Handbuch, ? listet alle Tasten auf, und Strg+K findet jeden Befehl.</translation>
    </message>
    <message>
        <source>More in the manual</source>
        <translation>Mehr im Handbuch</translation>
    </message>
    <message>
        <source>{one} and {classes}</source>
        <translation>{one} und {classes}</translation>
    </message>
    <message>
        <source>Start will train {how}: {size} images of {dataset}, classes {classes}, {hidden:,} hidden units, {steps:,} steps.</source>
        <translation>Start trainiert {how}: {size} Bilder von {dataset}, Klassen {classes}, {hidden:,} verdeckte Einheiten, {steps:,} Schritte.</translation>
    </message>
    <message>
        <source>an MLP by backpropagation</source>
        <translation>ein MLP durch Backpropagation</translation>
    </message>
    <message>
        <source>an EBM from samples (sampler: {sampler})</source>
        <translation>ein EBM aus Samples (Sampler: {sampler})</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Noch nichts zu zeigen</translation>
    </message>
    <message>
        <source>No curves yet</source>
        <translation>Noch keine Kurven</translation>
    </message>
    <message>
        <source>Choose a preset or your own settings on the left, then press Start (Ctrl+Return).</source>
        <translation>Wähle links eine Vorlage oder eigene Einstellungen und drücke dann Start (Strg+Return).</translation>
    </message>
    <message>
        <source>&amp;Curves</source>
        <translation>&amp;Kurven</translation>
    </message>
    <message>
        <source>Ch&amp;ip</source>
        <translation>Ch&amp;ip</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>N&amp;etz</translation>
    </message>
</context>
<context>
    <name>below</name>
    <message>
        <source>QANNEAL_HOME is {place}, but there is no such user; set it to the path of a folder.</source>
        <translation>QANNEAL_HOME ist {place}, aber diesen Benutzer gibt es nicht; setze es auf den Pfad eines Ordners.</translation>
    </message>
    <message>
        <source>a file is in its place</source>
        <translation>dort ist eine Datei</translation>
    </message>
    <message>
        <source>it is not a path</source>
        <translation>es ist kein Pfad</translation>
    </message>
    <message>
        <source>The folder {path} cannot be created ({reason}); set QANNEAL_HOME to a writable folder.</source>
        <translation>Der Ordner {path} kann nicht angelegt werden ({reason}); setze QANNEAL_HOME auf einen beschreibbaren Ordner.</translation>
    </message>
    <message>
        <source>in this month</source>
        <translation>in diesem Monat</translation>
    </message>
    <message>
        <source>No QPU time; everything runs on this computer.</source>
        <translation>Keine QPU-Zeit; alles läuft auf diesem Computer.</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>{submissions} submissions, {most}{packed} of QPU time ({share} % of the budget); without packing: {unpacked} ({unpacked2} times as much).</source>
        <translation>{submissions} Aufträge, {most}{packed} QPU-Zeit ({share} % des Budgets); ungepackt: {unpacked} ({unpacked2}-mal so viel).</translation>
    </message>
    <message>
        <source>{gauges} gauges take {gauge_seconds} of it to program.</source>
        <translation>{gauges} Eichungen brauchen {gauge_seconds} davon zum Programmieren.</translation>
    </message>
    <message>
        <source>{recommended} gauges would lower what errors of h and J shift, for {recommended2} more to program them.</source>
        <translation>{recommended} Eichungen würden senken, was Fehler von h und J verschieben, für {recommended2} mehr zum Programmieren.</translation>
    </message>
    <message>
        <source>steps, reads or gauges</source>
        <translation>Schritte, Reads oder Eichungen</translation>
    </message>
    <message>
        <source>steps or gauges</source>
        <translation>Schritte oder Eichungen</translation>
    </message>
    <message>
        <source>steps or reads</source>
        <translation>Schritte oder Reads</translation>
    </message>
    <message>
        <source>The run takes {qpu_seconds} of QPU time, and its limit is {qpu_seconds2}; raise budget.qpu_seconds, or use fewer {fewer}.</source>
        <translation>Der Lauf braucht {qpu_seconds} QPU-Zeit, und seine Grenze ist {qpu_seconds2}; erhöhe budget.qpu_seconds oder nimm weniger {fewer}.</translation>
    </message>
    <message>
        <source>The run makes {submissions} submissions, and its limit is {submissions2}; raise budget.submissions, or use fewer {fewest}.</source>
        <translation>Der Lauf macht {submissions} Aufträge, und seine Grenze ist {submissions2}; erhöhe budget.submissions oder nimm weniger {fewest}.</translation>
    </message>
    <message>
        <source>The run takes about {qpu_seconds} of QPU time, and {month_left} are left {left_of}.</source>
        <translation>Der Lauf braucht etwa {qpu_seconds} QPU-Zeit, und {left_of} sind noch {month_left} übrig.</translation>
    </message>
    <message>
        <source>sampler.copies = {copies} does not fit on {at}; use at most {most}, or &quot;auto&quot;.</source>
        <translation>sampler.copies = {copies} passt nicht auf {at}; nimm höchstens {most} oder &quot;auto&quot;.</translation>
    </message>
    <message>
        <source>with the topology {solver}</source>
        <translation>mit der Topologie {solver}</translation>
    </message>
    <message>
        <source>Your account has no QPU{of}; set sampler.solver to another one, or leave it empty.</source>
        <translation>Dein Konto hat keine QPU{of}; setze sampler.solver auf eine andere oder lass es leer.</translation>
    </message>
    <message>
        <source>QPU of your account</source>
        <translation>QPU deines Kontos</translation>
    </message>
    <message>
        <source>D-Wave chip that qanneal knows</source>
        <translation>D-Wave-Chip, den qanneal kennt</translation>
    </message>
    <message>
        <source>{count} output</source>
        <translation>{count} Ausgabe</translation>
    </message>
    <message>
        <source>{count} outputs</source>
        <translation>{count} Ausgaben</translation>
    </message>
    <message>
        <source>Stopped while sampling.</source>
        <translation>Beim Sampeln angehalten.</translation>
    </message>
    <message>
        <source>No embedding was found within {timeout_seconds} s; use fewer hidden units or fewer classes.</source>
        <translation>In {timeout_seconds} s wurde keine Einbettung gefunden; nimm weniger verdeckte Einheiten oder weniger Klassen.</translation>
    </message>
    <message>
        <source>copies of a network</source>
        <translation>Kopien eines Netzes</translation>
    </message>
    <message>
        <source>the embedding of a run</source>
        <translation>die Einbettung eines Laufs</translation>
    </message>
    <message>
        <source>{hidden} hidden, {outputs}</source>
        <translation>{hidden} verdeckt, {outputs}</translation>
    </message>
    <message>
        <source>example {example}</source>
        <translation>Beispiel {example}</translation>
    </message>
    <message>
        <source>{missing} leaves {name} without a working coupler; correct the list of dead qubits.</source>
        <translation>{missing} lässt {name} ohne funktionierenden Koppler; berichtige die Liste ausgefallener Qubits.</translation>
    </message>
    <message>
        <source>model.hidden = {hidden} does not fit on {topology}; the largest network with {outputs} that fits has {outputs2} hidden units.</source>
        <translation>model.hidden = {hidden} passt nicht auf {topology}; das größte Netz mit {outputs}, das passt, hat {outputs2} verdeckte Einheiten.</translation>
    </message>
    <message>
        <source>sampler.copies = {limit} does not fit on {topology}; use at most {copies}, or &quot;auto&quot;.</source>
        <translation>sampler.copies = {limit} passt nicht auf {topology}; nimm höchstens {copies} oder &quot;auto&quot;.</translation>
    </message>
    <message>
        <source>The solver&apos;s working graph cannot be read; choose another solver.</source>
        <translation>Der Arbeitsgraph des Solvers lässt sich nicht lesen; wähle einen anderen Solver.</translation>
    </message>
    <message>
        <source>The solver&apos;s working graph is inconsistent; choose another solver.</source>
        <translation>Der Arbeitsgraph des Solvers ist in sich widersprüchlich; wähle einen anderen Solver.</translation>
    </message>
    <message>
        <source>a JSON file of dead qubits and couplers</source>
        <translation>eine JSON-Datei ausgefallener Qubits und Koppler</translation>
    </message>
    <message>
        <source>{path}: {complaint}; it must be of the form {form}.</source>
        <translation>{path}: {complaint}; die Form muss {form} sein.</translation>
    </message>
    <message>
        <source>{path}: a key occurs twice; it must be of the form {form}.</source>
        <translation>{path}: Ein Schlüssel kommt zweimal vor; die Form muss {form} sein.</translation>
    </message>
    <message>
        <source>{path}: a coupler joins qubit {u} to itself; give two different qubits.</source>
        <translation>{path}: Ein Koppler verbindet Qubit {u} mit sich selbst; gib zwei verschiedene Qubits an.</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>es ist kein JSON</translation>
    </message>
    <message>
        <source>unknown key{shown}; use nodes and edges</source>
        <translation>unbekannter Schlüssel{shown}; nimm nodes und edges</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>es ist kein Objekt</translation>
    </message>
    <message>
        <source>{where} must contain qubit numbers from 0 to {largest_qubit}</source>
        <translation>{where} muss Qubit-Nummern von 0 bis {largest_qubit} enthalten</translation>
    </message>
    <message>
        <source>{where} must contain pairs of qubit numbers</source>
        <translation>{where} muss Paare von Qubit-Nummern enthalten</translation>
    </message>
    <message>
        <source>There is no topology {name}; use pegasus:m, zephyr:m or zephyr:m,t.</source>
        <translation>Es gibt keine Topologie {name}; nimm pegasus:m, zephyr:m oder zephyr:m,t.</translation>
    </message>
    <message>
        <source>A Pegasus graph needs m of at least 2; use pegasus:2 or larger.</source>
        <translation>Ein Pegasus-Graph braucht m von mindestens 2; nimm pegasus:2 oder größer.</translation>
    </message>
    <message>
        <source>A Zephyr graph needs m and t of at least 1; use zephyr:1 or larger.</source>
        <translation>Ein Zephyr-Graph braucht m und t von mindestens 1; nimm zephyr:1 oder größer.</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>Endpunkt</translation>
    </message>
    <message>
        <source>{named} must be an https address, such as {example}; leave it empty for D-Wave&apos;s default.</source>
        <translation>{named} muss eine https-Adresse sein, etwa {example}; leer lassen für die übliche von D-Wave.</translation>
    </message>
    <message>
        <source>{named} must be an https address, because the API token sent to {hostname} over plain http could be read in transit; use https:// if the server supports it.</source>
        <translation>{named} muss eine https-Adresse sein, denn der API-Token könnte auf dem Weg zu {hostname} über reines http mitgelesen werden; nimm https://, wenn der Server es kann.</translation>
    </message>
    <message>
        <source>a part is missing</source>
        <translation>ein Teil fehlt</translation>
    </message>
    <message>
        <source>values that are not numbers</source>
        <translation>Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>qubits other than those programmed</source>
        <translation>andere Qubits als die programmierten</translation>
    </message>
    <message>
        <source>samples of another shape</source>
        <translation>Samples anderer Form</translation>
    </message>
    <message>
        <source>reads without a count</source>
        <translation>Reads ohne Anzahl</translation>
    </message>
    <message>
        <source>a number of reads other than requested</source>
        <translation>eine andere Zahl von Reads als verlangt</translation>
    </message>
    <message>
        <source>values that are not spins</source>
        <translation>Werte, die keine Spins sind</translation>
    </message>
    <message>
        <source>a number of seconds, or two in brackets</source>
        <translation>eine Zahl von Sekunden, oder zwei in Klammern</translation>
    </message>
    <message>
        <source>a number of seconds</source>
        <translation>eine Zahl von Sekunden</translation>
    </message>
    <message>
        <source>backoff or long-polling</source>
        <translation>backoff oder long-polling</translation>
    </message>
    <message>
        <source>a whole number of seconds</source>
        <translation>eine ganze Zahl von Sekunden</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>on or off</source>
        <translation>an oder aus</translation>
    </message>
    <message>
        <source>is {shown}, which</source>
        <translation>ist {shown}, was</translation>
    </message>
    <message>
        <source>{named}{told} is not {wrong}; correct or remove it.</source>
        <translation>{named}{told} ist nicht {wrong}; berichtige oder entferne es.</translation>
    </message>
    <message>
        <source>{named} would send the API token to any server that answers; remove it, and set REQUESTS_CA_BUNDLE to the certificate of your proxy.</source>
        <translation>{named} würde das API-Token an jeden Server senden, der antwortet; entferne es und setze REQUESTS_CA_BUNDLE auf das Zertifikat deines Proxys.</translation>
    </message>
    <message>
        <source>one Field: value per line</source>
        <translation>ein Feld: Wert je Zeile</translation>
    </message>
    <message>
        <source>the name of a region, such as na-west-1</source>
        <translation>der Name einer Region, etwa na-west-1</translation>
    </message>
    <message>
        <source>the name of a solver, or its features as JSON</source>
        <translation>der Name eines Solvers oder seine Merkmale als JSON</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>use the token for this session only, or set DWAVE_API_TOKEN</source>
        <translation>verwende das Token nur für diese Sitzung, oder setze DWAVE_API_TOKEN</translation>
    </message>
    <message>
        <source>There is no D-Wave API token; enter one under Run → D-Wave connection, or provide it as DWAVE_API_TOKEN or in dwave.conf.</source>
        <translation>Es gibt kein D-Wave-API-Token; gib eines unter Lauf → D-Wave-Verbindung ein, oder stelle es als DWAVE_API_TOKEN oder in dwave.conf bereit.</translation>
    </message>
    <message>
        <source>Waiting for the system keyring to be unlocked</source>
        <translation>Warte, bis der Schlüsselbund des Systems entsperrt ist</translation>
    </message>
    <message>
        <source>The system keyring is waited for no more</source>
        <translation>Auf den Schlüsselbund des Systems wird nicht mehr gewartet</translation>
    </message>
    <message>
        <source>The API token is empty or contains invalid characters; copy it again from your account on the Leap site.</source>
        <translation>Das API-Token ist leer oder enthält ungültige Zeichen; kopiere es noch einmal von deinem Konto auf der Leap-Seite.</translation>
    </message>
    <message>
        <source>Stopped while connecting to D-Wave.</source>
        <translation>Beim Verbinden mit D-Wave angehalten.</translation>
    </message>
    <message>
        <source>{name} always rescales problems; choose another solver.</source>
        <translation>{name} skaliert Probleme immer um; wähle einen anderen Solver.</translation>
    </message>
    <message>
        <source>The working graph of {name} has changed; resume to re-embed the network.</source>
        <translation>Der Arbeitsgraph von {name} hat sich geändert; setze den Lauf fort, um das Netz neu einzubetten.</translation>
    </message>
    <message>
        <source>qanneal</source>
        <translation>qanneal</translation>
    </message>
    <message>
        <source>an invalid problem id</source>
        <translation>eine ungültige Kennung des Problems</translation>
    </message>
    <message>
        <source>Stopped while the problem was being sent; it may be billed.</source>
        <translation>Angehalten, während das Problem gesendet wurde; es kann abgerechnet werden.</translation>
    </message>
    <message>
        <source>Stopped before the problem was sent.</source>
        <translation>Angehalten, bevor das Problem gesendet war.</translation>
    </message>
    <message>
        <source>was cancelled but</source>
        <translation>wurde abgebrochen, aber</translation>
    </message>
    <message>
        <source>could not be cancelled in time and</source>
        <translation>konnte nicht rechtzeitig abgebrochen werden und</translation>
    </message>
    <message>
        <source>Stopped; problem {problem_id} {what} may still be billed.</source>
        <translation>Angehalten; Problem {problem_id} {what} kann trotzdem abgerechnet werden.</translation>
    </message>
    <message>
        <source>dwave.conf ({path})</source>
        <translation>dwave.conf ({path})</translation>
    </message>
    <message>
        <source>DWAVE_PROFILE names the profile {profile}, but there is no dwave.conf with it; correct or unset it.</source>
        <translation>DWAVE_PROFILE nennt das Profil {profile}, aber keine dwave.conf hat es; berichtige oder entferne es.</translation>
    </message>
    <message>
        <source>a dwave.conf file</source>
        <translation>eine Datei dwave.conf</translation>
    </message>
    <message>
        <source>in DWAVE_CONFIG_FILE</source>
        <translation>in DWAVE_CONFIG_FILE</translation>
    </message>
    <message>
        <source>{place} {error}; correct dwave.conf.</source>
        <translation>{place} {error}; berichtige dwave.conf.</translation>
    </message>
    <message>
        <source>has {option} twice in [{section}], at line {lineno}</source>
        <translation>hat {option} zweimal in [{section}], in Zeile {lineno}</translation>
    </message>
    <message>
        <source>has the section [{section}] twice, at line {lineno}</source>
        <translation>hat den Abschnitt [{section}] zweimal, in Zeile {lineno}</translation>
    </message>
    <message>
        <source>has no section such as [defaults] before line {lineno}</source>
        <translation>hat keinen Abschnitt wie [defaults] vor Zeile {lineno}</translation>
    </message>
    <message>
        <source>has no key = value at line {errors}</source>
        <translation>hat kein Schlüssel = Wert in Zeile {errors}</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>profile in {origins}</source>
        <translation>Profil in {origins}</translation>
    </message>
    <message>
        <source>no profile</source>
        <translation>kein Profil</translation>
    </message>
    <message>
        <source>{by} is {asked}, but dwave.conf has {have}; correct one of them.</source>
        <translation>{by} ist {asked}, aber dwave.conf hat {have}; berichtige eines davon.</translation>
    </message>
    <message>
        <source>{key} in {place} contains a single %; write %% in dwave.conf.</source>
        <translation>{key} in {place} enthält ein einzelnes %; schreibe %% in dwave.conf.</translation>
    </message>
    <message>
        <source>solver access time</source>
        <translation>Zugriffszeit des Solvers</translation>
    </message>
    <message>
        <source>The problem was cancelled</source>
        <translation>Das Problem wurde abgebrochen</translation>
    </message>
    <message>
        <source>resume to send it again</source>
        <translation>setze fort, um es noch einmal zu senden</translation>
    </message>
    <message>
        <source>The embedding does not fit the solver&apos;s working graph</source>
        <translation>Die Einbettung passt nicht zum Arbeitsgraphen des Solvers</translation>
    </message>
    <message>
        <source>start the run again to re-embed the network</source>
        <translation>starte den Lauf neu, um das Netz neu einzubetten</translation>
    </message>
    <message>
        <source>The D-Wave configuration cannot be read</source>
        <translation>Die D-Wave-Konfiguration lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>correct dwave.conf</source>
        <translation>berichtige dwave.conf</translation>
    </message>
    <message>
        <source>D-Wave sent an unreadable answer</source>
        <translation>D-Wave hat eine unlesbare Antwort gesendet</translation>
    </message>
    <message>
        <source>try again later, and check the endpoint if it happens again</source>
        <translation>versuche es später noch einmal und prüfe den Endpunkt, wenn es wieder geschieht</translation>
    </message>
    <message>
        <source>D-Wave answered {status} ({said})</source>
        <translation>D-Wave hat {status} geantwortet ({said})</translation>
    </message>
    <message>
        <source>D-Wave answered {status}</source>
        <translation>D-Wave hat {status} geantwortet</translation>
    </message>
    <message>
        <source>D-Wave rejected the API token</source>
        <translation>D-Wave hat das API-Token abgelehnt</translation>
    </message>
    <message>
        <source>enter a valid one under Run → D-Wave connection, or correct it in DWAVE_API_TOKEN or dwave.conf</source>
        <translation>gib unter Lauf → D-Wave-Verbindung ein gültiges ein, oder berichtige es in DWAVE_API_TOKEN oder dwave.conf</translation>
    </message>
    <message>
        <source>check that your project has access to this solver</source>
        <translation>prüfe, ob dein Projekt Zugang zu diesem Solver hat</translation>
    </message>
    <message>
        <source>D-Wave could not find the requested resource (404)</source>
        <translation>D-Wave konnte das Angeforderte nicht finden (404)</translation>
    </message>
    <message>
        <source>check the endpoint and the solver</source>
        <translation>prüfe Endpunkt und Solver</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>versuche es später noch einmal</translation>
    </message>
    <message>
        <source>The D-Wave endpoint redirects elsewhere ({status})</source>
        <translation>Der D-Wave-Endpunkt leitet anderswohin um ({status})</translation>
    </message>
    <message>
        <source>check the endpoint</source>
        <translation>prüfe den Endpunkt</translation>
    </message>
    <message>
        <source>correct the settings it names</source>
        <translation>berichtige die Einstellungen, die er nennt</translation>
    </message>
    <message>
        <source>The solver is offline</source>
        <translation>Der Solver ist offline</translation>
    </message>
    <message>
        <source>choose another solver or resume later</source>
        <translation>wähle einen anderen Solver oder setze später fort</translation>
    </message>
    <message>
        <source>D-Wave could not solve the problem ({said})</source>
        <translation>D-Wave konnte das Problem nicht lösen ({said})</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund genannt</translation>
    </message>
    <message>
        <source>correct this and resume</source>
        <translation>berichtige das und setze fort</translation>
    </message>
    <message>
        <source>The connection to D-Wave is not secure</source>
        <translation>Die Verbindung zu D-Wave ist nicht sicher</translation>
    </message>
    <message>
        <source>check the endpoint and the proxy</source>
        <translation>prüfe Endpunkt und Proxy</translation>
    </message>
    <message>
        <source>D-Wave cannot be reached</source>
        <translation>D-Wave ist nicht erreichbar</translation>
    </message>
    <message>
        <source>check the network connection and the endpoint</source>
        <translation>prüfe Netzverbindung und Endpunkt</translation>
    </message>
    <message>
        <source>The D-Wave endpoint cannot be used</source>
        <translation>Der D-Wave-Endpunkt ist nicht brauchbar</translation>
    </message>
    <message>
        <source>D-Wave did not answer in time</source>
        <translation>D-Wave hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>check the network connection and resume</source>
        <translation>prüfe die Netzverbindung und setze fort</translation>
    </message>
    <message>
        <source>The connection to D-Wave was lost</source>
        <translation>Die Verbindung zu D-Wave ging verloren</translation>
    </message>
    <message>
        <source>Your D-Wave quota is used up</source>
        <translation>Dein D-Wave-Kontingent ist aufgebraucht</translation>
    </message>
    <message>
        <source>wait until it is renewed, or choose the simulated QPU</source>
        <translation>warte, bis es erneuert wird, oder wähle die simulierte QPU</translation>
    </message>
    <message>
        <source>problem {problem_id}</source>
        <translation>Problem {problem_id}</translation>
    </message>
    <message>
        <source>the problem</source>
        <translation>das Problem</translation>
    </message>
    <message>
        <source>and {what} may have been billed</source>
        <translation>und {what} kann abgerechnet worden sein</translation>
    </message>
    <message>
        <source>Stopped while problem {problem_id} was waited for; it may be billed, and its answer is fetched when the run is resumed.</source>
        <translation>Angehalten, während auf Problem {problem_id} gewartet wurde; es kann abgerechnet werden, und beim Fortsetzen des Laufs wird seine Antwort geholt.</translation>
    </message>
    <message>
        <source>sending it again in</source>
        <translation>sende noch einmal in</translation>
    </message>
    <message>
        <source>trying again in</source>
        <translation>neuer Versuch in</translation>
    </message>
    <message>
        <source>unless it has arrived</source>
        <translation>falls es nicht angekommen ist</translation>
    </message>
    <message>
        <source>Waiting for {name}, {time} s so far</source>
        <translation>Warte auf {name}, bisher {time} s</translation>
    </message>
    <message>
        <source>No answer from D-Wave</source>
        <translation>Keine Antwort von D-Wave</translation>
    </message>
    <message>
        <source>Waiting for {name}</source>
        <translation>Warte auf {name}</translation>
    </message>
    <message>
        <source>{name} returned {came} of {asked} reads</source>
        <translation>{name} hat {came} von {asked} Reads zurückgegeben</translation>
    </message>
    <message>
        <source>{name} answers, after {lasted} s</source>
        <translation>{name} antwortet, nach {lasted} s</translation>
    </message>
    <message>
        <source>sampler.reads: {name} accepts {fewest} to {most} reads here, not {reads}.</source>
        <translation>sampler.reads: {name} nimmt hier {fewest} bis {most} Reads an, nicht {reads}.</translation>
    </message>
    <message>
        <source>sampler.anneal_time_us: {name} accepts anneal times of {anneal_us} to {anneal_us2} µs, not {anneal}.</source>
        <translation>sampler.anneal_time_us: {name} nimmt Annealzeiten von {anneal_us} bis {anneal_us2} µs an, nicht {anneal}.</translation>
    </message>
    <message>
        <source>sampler.reads: {name} spends at most {duration_us} s on a problem; lower sampler.reads or sampler.anneal_time_us.</source>
        <translation>sampler.reads: {name} rechnet höchstens {duration_us} s an einem Problem; senke sampler.reads oder sampler.anneal_time_us.</translation>
    </message>
    <message>
        <source>sampler.chain_strength: {name} accepts at most {value}, not {strength}.</source>
        <translation>sampler.chain_strength: {name} nimmt höchstens {value} an, nicht {strength}.</translation>
    </message>
    <message>
        <source>sampler.{key}_range: {name} accepts {taken} to {taken2}; your range must overlap it.</source>
        <translation>sampler.{key}_range: {name} nimmt {taken} bis {taken2} an; dein Bereich muss damit überlappen.</translation>
    </message>
    <message>
        <source>{name} accepts {fewest} to {most} reads, not {reads}; change sampler.reads.</source>
        <translation>{name} nimmt {fewest} bis {most} Reads an, nicht {reads}; ändere sampler.reads.</translation>
    </message>
    <message>
        <source>{name} accepts anneal times of {anneal_us} to {anneal_us2} µs, not {anneal}; change sampler.anneal_time_us.</source>
        <translation>{name} nimmt Annealzeiten von {anneal_us} bis {anneal_us2} µs an, nicht {anneal}; ändere sampler.anneal_time_us.</translation>
    </message>
    <message>
        <source>{name} spends at most {duration_us} s on a problem; lower sampler.reads or sampler.anneal_time_us.</source>
        <translation>{name} rechnet höchstens {duration_us} s an einem Problem; senke sampler.reads oder sampler.anneal_time_us.</translation>
    </message>
    <message>
        <source>{name} accepts {key} from {limits} to {limits2}; narrow sampler.{key}_range or lower sampler.chain_strength.</source>
        <translation>{name} nimmt {key} von {limits} bis {limits2} an; verenge sampler.{key}_range oder senke sampler.chain_strength.</translation>
    </message>
    <message>
        <source>{name} accepts couplings that add up to {per_qubit} to {per_qubit2} at each qubit; lower sampler.chain_strength or narrow sampler.j_range.</source>
        <translation>{name} nimmt Kopplungen an, die sich an jedem Qubit zu {per_qubit} bis {per_qubit2} addieren; senke sampler.chain_strength oder verenge sampler.j_range.</translation>
    </message>
    <message>
        <source>Looking for a problem that may already have been sent to D-Wave</source>
        <translation>Suche ein Problem, das vielleicht schon an D-Wave gesendet wurde</translation>
    </message>
    <message>
        <source>Stopped while looking for a problem that may already have been sent; it may be billed.</source>
        <translation>Angehalten bei der Suche nach einem vielleicht schon gesendeten Problem; es kann abgerechnet werden.</translation>
    </message>
    <message>
        <source>D-Wave has accepted problem {problem_id} {times} times; all are counted</source>
        <translation>D-Wave hat Problem {problem_id} {times}-mal angenommen; alle zählen</translation>
    </message>
    <message>
        <source>not one problem</source>
        <translation>nicht ein Problem</translation>
    </message>
    <message>
        <source>North America (West)</source>
        <translation>Nordamerika (West)</translation>
    </message>
    <message>
        <source>North America (East)</source>
        <translation>Nordamerika (Ost)</translation>
    </message>
    <message>
        <source>Europe</source>
        <translation>Europa</translation>
    </message>
    <message>
        <source>Test asks D-Wave for the address of {reason}.</source>
        <translation>Testen fragt D-Wave nach der Adresse von {reason}.</translation>
    </message>
    <message>
        <source>Requests go to {url} ({reason}).</source>
        <translation>Anfragen gehen an {url} ({reason}).</translation>
    </message>
    <message>
        <source>which takes precedence over region {region}</source>
        <translation>was Vorrang vor der Region {region} hat</translation>
    </message>
    <message>
        <source>D-Wave&apos;s default</source>
        <translation>Standard von D-Wave</translation>
    </message>
    <message>
        <source>region {region}</source>
        <translation>Region {region}</translation>
    </message>
    <message>
        <source>{key} of dwave.conf</source>
        <translation>{key} der dwave.conf</translation>
    </message>
    <message>
        <source>None of your QPUs is online; resume later, or choose the simulated QPU.</source>
        <translation>Keine deiner QPUs ist online; setze später fort, oder wähle die simulierte QPU.</translation>
    </message>
    <message>
        <source>No online {kind} has {qubits} working qubits; use fewer hidden units or another solver.</source>
        <translation>Keine {kind} online hat {qubits} funktionierende Qubits; nimm weniger verdeckte Einheiten oder einen anderen Solver.</translation>
    </message>
    <message>
        <source>There is no QPU {name}; your account offers {offer}.</source>
        <translation>Es gibt keine QPU {name}; dein Konto bietet {offer}.</translation>
    </message>
    <message>
        <source>{name} is offline; resume later, or choose another solver.</source>
        <translation>{name} ist offline; setze später fort, oder wähle einen anderen Solver.</translation>
    </message>
    <message>
        <source>{name} ({solver}, {nodes} qubits) is too small or has another topology; choose another solver.</source>
        <translation>{name} ({solver}, {nodes} Qubits) ist zu klein oder hat eine andere Topologie; wähle einen anderen Solver.</translation>
    </message>
    <message>
        <source>The endpoint</source>
        <translation>Der Endpunkt</translation>
    </message>
    <message>
        <source>D-Wave has no region {region}, only {found}; choose one of them.</source>
        <translation>D-Wave hat keine Region {region}, nur {found}; wähle eine davon.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The endpoint of {region}</source>
        <translation>Der Endpunkt von {region}</translation>
    </message>
    <message>
        <source>Stopped between two submissions.</source>
        <translation>Zwischen zwei Aufträgen angehalten.</translation>
    </message>
    <message>
        <source>The bare chip</source>
        <translation>Der leere Chip</translation>
    </message>
    <message>
        <source>The output grows</source>
        <translation>Die Ausgabe wächst</translation>
    </message>
    <message>
        <source>The hidden units join</source>
        <translation>Verdeckte Einheiten</translation>
    </message>
    <message>
        <source>An image is held fixed</source>
        <translation>Ein Bild liegt fest</translation>
    </message>
    <message>
        <source>The chip is read</source>
        <translation>Der Chip wird gelesen</translation>
    </message>
    <message>
        <source>Copies fill the chip</source>
        <translation>Kopien füllen den Chip</translation>
    </message>
    <message>
        <source>The outputs grow</source>
        <translation>Die Ausgaben wachsen</translation>
    </message>
    <message>
        <source>The chip {topology} has {topology2} qubits, and {edges} couplers that join two each.</source>
        <translation>Der Chip {topology} hat {topology2} Qubits und {edges} Koppler, die je zwei verbinden.</translation>
    </message>
    <message>
        <source>Another {broken} is broken.</source>
        <translation>Ein weiteres ({broken}) ist ausgefallen.</translation>
    </message>
    <message>
        <source>Another {broken} are broken.</source>
        <translation>Weitere {broken} sind ausgefallen.</translation>
    </message>
    <message>
        <source>Each of {outputs} outputs must meet all {hidden} hidden units.</source>
        <translation>Jede von {outputs} Ausgaben muss alle {hidden} verdeckten Einheiten treffen.</translation>
    </message>
    <message>
        <source>So qubits are joined, {count} of {total}, now for {newest}.</source>
        <translation>Daher werden Qubits verbunden, {count} von {total}, jetzt für {newest}.</translation>
    </message>
    <message>
        <source>{why} So {total} qubits are joined, each output in its own colour.</source>
        <translation>{why} Daher sind {total} Qubits verbunden, jede Ausgabe in eigener Farbe.</translation>
    </message>
    <message>
        <source>The output must meet {hidden} hidden units. One qubit can.</source>
        <translation>Die Ausgabe muss {hidden} verdeckte Einheiten treffen. Ein Qubit kann das.</translation>
    </message>
    <message>
        <source>The output must meet {hidden} hidden units, but a qubit meets at most {degree} others.</source>
        <translation>Die Ausgabe muss {hidden} verdeckte Einheiten treffen, aber ein Qubit trifft höchstens {degree} andere.</translation>
    </message>
    <message>
        <source>So qubits are joined to act as one: {count} of {total}.</source>
        <translation>Daher werden Qubits verbunden, um als eines zu wirken: {count} von {total}.</translation>
    </message>
    <message>
        <source>{why} So {total} qubits act as one.</source>
        <translation>{why} Daher wirken {total} Qubits als eines.</translation>
    </message>
    <message>
        <source>one qubit each</source>
        <translation>je ein Qubit</translation>
    </message>
    <message>
        <source>up to {longest} qubits each</source>
        <translation>je bis zu {longest} Qubits</translation>
    </message>
    <message>
        <source>the output</source>
        <translation>die Ausgabe</translation>
    </message>
    <message>
        <source>an output</source>
        <translation>eine Ausgabe</translation>
    </message>
    <message>
        <source>{count} of {hidden} hidden units, {each}. Where one meets {there}, a coupler carries a weight of the network.</source>
        <translation>{count} von {hidden} verdeckten Einheiten, {each}. Wo eine auf {there} trifft, trägt ein Koppler ein Gewicht des Netzes.</translation>
    </message>
    <message>
        <source>The network is on the chip: {outputs}. {weight_edges} couplers carry its weights.</source>
        <translation>Das Netz ist auf dem Chip: {outputs}. {weight_edges} Koppler tragen seine Gewichte.</translation>
    </message>
    <message>
        <source>An image is the input ({subject}) and stays fixed. Its {pixels} pixels need no qubits: they only shift the hidden units&apos; biases, a local field on each.</source>
        <translation>Ein Bild ist die Eingabe ({subject}) und bleibt fest. Seine {pixels} Pixel brauchen keine Qubits: Sie verschieben nur die Biases der verdeckten Einheiten, ein lokales Feld auf jeder.</translation>
    </message>
    <message>
        <source>The image sets the biases, strongest first: {count} of {by_size}.</source>
        <translation>Das Bild setzt die Biases, die stärksten zuerst: {count} von {by_size}.</translation>
    </message>
    <message>
        <source>{cut} % are cut to the chip&apos;s range</source>
        <translation>{cut} % sind auf den Bereich des Chips gekappt</translation>
    </message>
    <message>
        <source>none exceeds the chip&apos;s range</source>
        <translation>keiner überschreitet den Bereich des Chips</translation>
    </message>
    <message>
        <source>The biases come from {weights}, over the chip&apos;s inverse temperature β = {beta}. The largest is {largest}; {beyond}.</source>
        <translation>Die Biases kommen aus {weights}, geteilt durch die inverse Temperatur β = {beta} des Chips. Der größte ist {largest}; {beyond}.</translation>
    </message>
    <message>
        <source>Read {number} of {count}, {source}: each qubit is up or down.</source>
        <translation>Read {number} von {count}, {source}: Jedes Qubit zeigt nach oben oder nach unten.</translation>
    </message>
    <message>
        <source>Each qubit&apos;s mean over the first {number} of {count} reads, {source}.</source>
        <translation>Mittel jedes Qubits über die ersten {number} von {count} Reads, {source}.</translation>
    </message>
    <message>
        <source>Each qubit&apos;s mean over all {count} reads, {source}. {label}.</source>
        <translation>Mittel jedes Qubits über alle {count} Reads, {source}. {label}.</translation>
    </message>
    <message>
        <source>{count} of {total} copies of the network. They share no qubits, so each can hold an image of its own.</source>
        <translation>{count} von {total} Kopien des Netzes. Sie teilen keine Qubits, daher kann jede ein eigenes Bild tragen.</translation>
    </message>
    <message>
        <source>{used} of the chip&apos;s {topology} qubits</source>
        <translation>{used} der {topology} Qubits des Chips</translation>
    </message>
    <message>
        <source>{total} copies use {share}</source>
        <translation>{total} Kopien belegen {share}</translation>
    </message>
    <message>
        <source>One copy uses {share}</source>
        <translation>Eine Kopie belegt {share}</translation>
    </message>
    <message>
        <source>The chip answers for {images} at once</source>
        <translation>Der Chip antwortet für {images} zugleich</translation>
    </message>
    <message>
        <source>each on {each} copies.</source>
        <translation>jedes auf {each} Kopien.</translation>
    </message>
    <message>
        <source>Each qubit&apos;s mean over {read_count} reads, all copies at once. From these reads the network learns: they give the gradient of one training step.</source>
        <translation>Mittel jedes Qubits über {read_count} Reads, alle Kopien zugleich. Aus diesen Reads lernt das Netz: Sie geben den Gradienten eines Trainingsschritts.</translation>
    </message>
    <message>
        <source>The output is {int}.</source>
        <translation>Die Ausgabe ist {int}.</translation>
    </message>
    <message>
        <source>Half of the output&apos;s qubits say 1.</source>
        <translation>Die Hälfte der Qubits der Ausgabe sagt 1.</translation>
    </message>
    <message>
        <source>All outputs are 0</source>
        <translation>Alle Ausgaben sind 0</translation>
    </message>
    <message>
        <source>{said}; undecided: {ties}.</source>
        <translation>{said}; unentschieden: {ties}.</translation>
    </message>
    <message>
        <source>Probability of each class</source>
        <translation>Wahrscheinlichkeit jeder Klasse</translation>
    </message>
    <message>
        <source>The output&apos;s mean is {means}, so it is 1 with a probability of {chance}</source>
        <translation>Das Mittel der Ausgabe ist {means}, also ist sie mit Wahrscheinlichkeit {chance} 1</translation>
    </message>
    <message>
        <source>but the image is of class {true}</source>
        <translation>aber das Bild ist von Klasse {true}</translation>
    </message>
    <message>
        <source>The highest is {name}, 1 with a probability of {chance}: its class is chosen, {right}</source>
        <translation>Die höchste ist {name}, 1 mit Wahrscheinlichkeit {chance}: Ihre Klasse wird gewählt, {right}</translation>
    </message>
    <message>
        <source>{count} image</source>
        <translation>{count} Bild</translation>
    </message>
    <message>
        <source>{count} images</source>
        <translation>{count} Bilder</translation>
    </message>
    <message>
        <source>{count} qubit</source>
        <translation>{count} Qubit</translation>
    </message>
    <message>
        <source>{count} qubits</source>
        <translation>{count} Qubits</translation>
    </message>
    <message>
        <source>{count} coupler</source>
        <translation>{count} Koppler</translation>
    </message>
    <message>
        <source>{count} couplers</source>
        <translation>{count} couplers</translation>
    </message>
    <message>
        <source>Probability of 1: exact to the right, sampled up</source>
        <translation>Wahrscheinlichkeit von 1: nach rechts exakt, nach oben gezogen</translation>
    </message>
    <message>
        <source>{title}: {exact} points, {away} from the diagonal on average</source>
        <translation>{title}: {exact} Punkte, im Mittel {away} von der Diagonale</translation>
    </message>
    <message>
        <source>{title}: several are as high, {max}</source>
        <translation>{title}: mehrere gleich hoch, {max}</translation>
    </message>
    <message>
        <source>{title}: the highest is {names}, {values}</source>
        <translation>{title}: Die höchste ist {names}, {values}</translation>
    </message>
    <message>
        <source>dead qubit ({dead})</source>
        <translation>ausgefallenes Qubit ({dead})</translation>
    </message>
    <message>
        <source>dead coupler ({couplers})</source>
        <translation>ausgefallener Koppler ({couplers})</translation>
    </message>
    <message>
        <source>spare qubit ({spare})</source>
        <translation>freies Qubit ({spare})</translation>
    </message>
    <message>
        <source>spare coupler</source>
        <translation>freier Koppler</translation>
    </message>
    <message>
        <source>output (hub)</source>
        <translation>Ausgabe (Hub)</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Copies and examples</source>
        <translation>Kopien und Beispiele</translation>
    </message>
    <message>
        <source>Programmed h</source>
        <translation>Programmierte h</translation>
    </message>
    <message>
        <source>Programmed J</source>
        <translation>Programmierte J</translation>
    </message>
    <message>
        <source>Sample mean ⟨s⟩</source>
        <translation>Mittel der Reads ⟨s⟩</translation>
    </message>
    <message>
        <source>Chain breaks</source>
        <translation>Kettenbrüche</translation>
    </message>
    <message>
        <source>Capped or below noise</source>
        <translation>Gekappt oder im Rauschen</translation>
    </message>
    <message>
        <source>Errors found</source>
        <translation>Gefundene Fehler</translation>
    </message>
    <message>
        <source>errors found</source>
        <translation>gefundene Fehler</translation>
    </message>
    <message>
        <source>true errors</source>
        <translation>wahre Fehler</translation>
    </message>
    <message>
        <source>{legend}; unused copies in grey</source>
        <translation>{legend}; unbenutzte Kopien grau</translation>
    </message>
    <message>
        <source>programmed h</source>
        <translation>programmierte h</translation>
    </message>
    <message>
        <source>⟨s⟩ over the reads</source>
        <translation>⟨s⟩ über die Reads</translation>
    </message>
    <message>
        <source>programmed J of the weights</source>
        <translation>programmierte J der Gewichte</translation>
    </message>
    <message>
        <source>no errors found: calibration is off, or has just begun</source>
        <translation>keine Fehler gefunden: Die Kalibrierung ist aus oder hat eben begonnen</translation>
    </message>
    <message>
        <source>{found_true} of h and J</source>
        <translation>{found_true} von h und J</translation>
    </message>
    <message>
        <source>fraction of reads with a broken chain</source>
        <translation>Anteil der Reads mit gebrochener Kette</translation>
    </message>
    <message>
        <source>unused copy</source>
        <translation>unbenutzte Kopie</translation>
    </message>
    <message>
        <source>within range</source>
        <translation>im Bereich</translation>
    </message>
    <message>
        <source>h below noise floor ({counts})</source>
        <translation>h unter dem Rauschen ({counts})</translation>
    </message>
    <message>
        <source>h capped ({counts})</source>
        <translation>h gekappt ({counts})</translation>
    </message>
    <message>
        <source>J below noise floor ({sum})</source>
        <translation>J unter dem Rauschen ({sum})</translation>
    </message>
    <message>
        <source>J capped ({sum})</source>
        <translation>J gekappt ({sum})</translation>
    </message>
    <message>
        <source>{title} (solver units)</source>
        <translation>{title} (Einheiten des Solvers)</translation>
    </message>
    <message>
        <source>No pictures of the chip were kept of this run; start another one with the chip to make its film.</source>
        <translation>Von diesem Lauf wurden keine Bilder des Chips aufbewahrt; starte einen anderen mit dem Chip, um seinen Film zu machen.</translation>
    </message>
    <message>
        <source>What was sampled at this step is not in the run library; a run with the chip that is recorded has it.</source>
        <translation>Was bei diesem Schritt gezogen wurde, ist nicht in der Bibliothek der Läufe; ein aufgezeichneter Lauf mit dem Chip hat es.</translation>
    </message>
    <message>
        <source>Calibration found no errors in this run; switch it on in the settings for another run.</source>
        <translation>Die Kalibrierung hat in diesem Lauf keine Fehler gefunden; schalte sie in den Einstellungen für einen anderen Lauf ein.</translation>
    </message>
    <message>
        <source>Training step {step} of {total}</source>
        <translation>Trainingsschritt {step} von {total}</translation>
    </message>
    <message>
        <source>{before} % of the test images are recognised</source>
        <translation>{before} % der Testbilder werden erkannt</translation>
    </message>
    <message>
        <source>{spent} of {simulated}chip time so far</source>
        <translation>bisher {spent} {simulated}Chipzeit</translation>
    </message>
    <message>
        <source>The network on the chip</source>
        <translation>Das Netz auf dem Chip</translation>
    </message>
    <message>
        <source>Learning, step by step</source>
        <translation>Lernen, Schritt für Schritt</translation>
    </message>
    <message>
        <source>A chip does not program exactly what it is told. Its samples show by how much, and the next program makes up for it.</source>
        <translation>Ein Chip programmiert nicht genau, was man ihm sagt. Seine Samples zeigen, um wie viel, und das nächste Programm gleicht es aus.</translation>
    </message>
    <message>
        <source>A chip with errors</source>
        <translation>Ein Chip mit Fehlern</translation>
    </message>
    <message>
        <source>Sampled against exact</source>
        <translation>Gezogen gegen exakt</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>ein Punkt</translation>
    </message>
    <message>
        <source>{outputs} points, one for each output</source>
        <translation>{outputs} Punkte, einer je Ausgabe</translation>
    </message>
    <message>
        <source>The chip holds {images} of step {step}, each in its colour. Each is {points}: on the diagonal, the chip agrees with the exact probability.</source>
        <translation>Der Chip hält {images} von Schritt {step}, jedes in seiner Farbe. Jedes ist {points}: Auf der Diagonale stimmt der Chip mit der exakten Wahrscheinlichkeit überein.</translation>
    </message>
    <message>
        <source>The images on the chip</source>
        <translation>Die Bilder auf dem Chip</translation>
    </message>
    <message>
        <source>few reads scatter widely</source>
        <translation>wenige Reads streuen weit</translation>
    </message>
    <message>
        <source>the points come nearer to the diagonal</source>
        <translation>die Punkte nähern sich der Diagonale</translation>
    </message>
    <message>
        <source>After {number} of {read_count}: {scatter}.</source>
        <translation>Nach {number} von {read_count}: {scatter}.</translation>
    </message>
    <message>
        <source>Reads come in</source>
        <translation>Reads kommen herein</translation>
    </message>
    <message>
        <source>After all {read_count} reads: the chip&apos;s probabilities lie {away} percentage points from the exact ones on average.</source>
        <translation>Nach allen {read_count} Reads liegen die Wahrscheinlichkeiten des Chips im Mittel {away} Prozentpunkte neben den exakten.</translation>
    </message>
    <message>
        <source>All reads</source>
        <translation>Alle Reads</translation>
    </message>
    <message>
        <source>True errors of the biases (right): {there} on average; found (left) to within {missed}.</source>
        <translation>Wahre Fehler der Biases (rechts): im Mittel {there}; gefunden (links) auf {missed} genau.</translation>
    </message>
    <message>
        <source>Nothing found yet.</source>
        <translation>Noch nichts gefunden.</translation>
    </message>
    <message>
        <source>Errors so far: up to {biases} in the biases, {couplings} in the couplings.</source>
        <translation>Fehler bisher: bis zu {biases} in den Biases, {couplings} in den Kopplungen.</translation>
    </message>
    <message>
        <source>{count} read</source>
        <translation>{count} Read</translation>
    </message>
    <message>
        <source>{count} reads</source>
        <translation>{count} Reads</translation>
    </message>
    <message>
        <source>The run&apos;s images ({dataset}) are no longer on this computer; download them again to play the story.</source>
        <translation>Die Bilder des Laufs ({dataset}) sind nicht mehr auf diesem Computer; lade sie wieder herunter, um die Geschichte abzuspielen.</translation>
    </message>
    <message>
        <source>the weights before step {step} of the run</source>
        <translation>den Gewichten vor Schritt {step} des Laufs</translation>
    </message>
    <message>
        <source>the run&apos;s own</source>
        <translation>des Laufs selbst</translation>
    </message>
    <message>
        <source>weights after {steps} training steps</source>
        <translation>Gewichten nach {steps} Trainingsschritten</translation>
    </message>
    <message>
        <source>from the simulated device</source>
        <translation>vom simulierten Gerät</translation>
    </message>
    <message>
        <source>Errors found against true ones</source>
        <translation>Gefundene Fehler gegen wahre</translation>
    </message>
    <message>
        <source>To the right: true; up: found. Blue: biases; orange: couplings</source>
        <translation>Nach rechts: wahr; nach oben: gefunden. Blau: Biases; orange: Kopplungen</translation>
    </message>
    <message>
        <source>Pegasus P</source>
        <translation>Pegasus P</translation>
    </message>
    <message>
        <source>Zephyr Z</source>
        <translation>Zephyr Z</translation>
    </message>
    <message>
        <source>{total} qubits, {edges} couplers.</source>
        <translation>{total} Qubits, {edges} Koppler.</translation>
    </message>
    <message>
        <source>{qubits} of {total} qubits carry {copies} copy</source>
        <translation>{qubits} von {total} Qubits tragen {copies} Kopie</translation>
    </message>
    <message>
        <source>{qubits} of {total} qubits carry {copies} copies</source>
        <translation>{qubits} von {total} Qubits tragen {copies} Kopien</translation>
    </message>
    <message>
        <source>{carried}; the hub of an output takes {span} qubits.</source>
        <translation>{carried}; der Hub einer Ausgabe braucht {span} Qubits.</translation>
    </message>
    <message>
        <source>{carried}; the longest of the {outputs} output chains takes {span} qubits.</source>
        <translation>{carried}; die längste der {outputs} Ausgabeketten braucht {span} Qubits.</translation>
    </message>
    <message>
        <source>unused copies in grey</source>
        <translation>unbenutzte Kopien grau</translation>
    </message>
    <message>
        <source>hidden unit</source>
        <translation>verdeckte Einheit</translation>
    </message>
    <message>
        <source>joined qubits</source>
        <translation>verbundene Qubits</translation>
    </message>
    <message>
        <source>no errors found yet</source>
        <translation>noch keine Fehler gefunden</translation>
    </message>
    <message>
        <source>bias (local field) of each qubit</source>
        <translation>Bias (lokales Feld) jedes Qubits</translation>
    </message>
    <message>
        <source>strength of the couplings that carry weights</source>
        <translation>Stärke der Kopplungen, die Gewichte tragen</translation>
    </message>
    <message>
        <source>errors found (biases, couplings)</source>
        <translation>gefundene Fehler (Biases, Kopplungen)</translation>
    </message>
    <message>
        <source>true errors (biases, couplings)</source>
        <translation>wahre Fehler (Biases, Kopplungen)</translation>
    </message>
    <message>
        <source>grey: unused copies</source>
        <translation>grau: unbenutzte Kopien</translation>
    </message>
    <message>
        <source>in chip units</source>
        <translation>in Einheiten des Chips</translation>
    </message>
    <message>
        <source>mean of each qubit over the reads</source>
        <translation>Mittel jedes Qubits über die Reads</translation>
    </message>
    <message>
        <source>reads in which joined qubits disagree</source>
        <translation>Reads, in denen verbundene Qubits uneins sind</translation>
    </message>
    <message>
        <source>bias below noise</source>
        <translation>Bias unter dem Rauschen</translation>
    </message>
    <message>
        <source>bias cut to range</source>
        <translation>Bias auf den Bereich gekappt</translation>
    </message>
    <message>
        <source>coupling below noise</source>
        <translation>Kopplung unter dem Rauschen</translation>
    </message>
    <message>
        <source>coupling cut to range</source>
        <translation>Kopplung auf den Bereich gekappt</translation>
    </message>
    <message>
        <source>the chip {topology}</source>
        <translation>der Chip {topology}</translation>
    </message>
    <message>
        <source>{copies} copies of a network on {chip}</source>
        <translation>{copies} Kopien eines Netzes auf {chip}</translation>
    </message>
    <message>
        <source>A network on {chip}</source>
        <translation>Ein Netz auf {chip}</translation>
    </message>
    <message>
        <source>It has {total} qubits; each of its {edges} couplers joins two.</source>
        <translation>Er hat {total} Qubits; jeder seiner {edges} Koppler verbindet zwei.</translation>
    </message>
    <message>
        <source>The network</source>
        <translation>Das Netz</translation>
    </message>
    <message>
        <source>Each copy</source>
        <translation>Jede Kopie</translation>
    </message>
    <message>
        <source>for which {longest} qubits act as one</source>
        <translation>wofür {longest} Qubits als eines wirken</translation>
    </message>
    <message>
        <source>for each of which up to {lengths} qubits act as one</source>
        <translation>für die je bis zu {lengths} Qubits als eines wirken</translation>
    </message>
    <message>
        <source>each output on one qubit</source>
        <translation>jede Ausgabe auf einem Qubit</translation>
    </message>
    <message>
        <source>{qubits} of {total} qubits are in use.</source>
        <translation>{qubits} von {total} Qubits sind benutzt.</translation>
    </message>
    <message>
        <source>{count} hidden unit</source>
        <translation>{count} verdeckte Einheit</translation>
    </message>
    <message>
        <source>{count} hidden units</source>
        <translation>{count} verdeckte Einheiten</translation>
    </message>
    <message>
        <source>{name} cannot be the name of a sampler; use lower-case letters, digits and hyphens</source>
        <translation>{name} kann kein Name eines Samplers sein; nimm Kleinbuchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>Exact</source>
        <translation>Exakt</translation>
    </message>
    <message>
        <source>Draws from the closed form of P(y|x).</source>
        <translation>Zieht aus der geschlossenen Form von P(y|x).</translation>
    </message>
    <message>
        <source>Gibbs (classical)</source>
        <translation>Gibbs (klassisch)</translation>
    </message>
    <message>
        <source>Block Gibbs sampling on this computer, as in the paper&apos;s Classical-2.</source>
        <translation>Block-Gibbs-Sampling auf diesem Computer, wie in Classical-2 der Arbeit.</translation>
    </message>
    <message>
        <source>Simulated annealing (neal)</source>
        <translation>Simulated Annealing (neal)</translation>
    </message>
    <message>
        <source>Simulated annealing on this computer, by Ocean&apos;s neal.</source>
        <translation>Simulated Annealing auf diesem Computer, mit neal aus Ocean.</translation>
    </message>
    <message>
        <source>Coin (the null)</source>
        <translation>Münze (Nullmodell)</translation>
    </message>
    <message>
        <source>Tosses a coin for every output, P(y) = ½ whatever the image: what learns as well with it owes nothing to its sampler.</source>
        <translation>Wirft für jede Ausgabe eine Münze, P(y) = ½ bei jedem Bild: Was damit ebenso gut lernt, verdankt seinem Sampler nichts.</translation>
    </message>
    <message>
        <source>Simulated QPU</source>
        <translation>Simulierte QPU</translation>
    </message>
    <message>
        <source>A model of a D-Wave annealer, with its chip and its noise; costs no QPU time.</source>
        <translation>Ein Modell eines D-Wave-Annealers, mit seinem Chip und seinem Rauschen; kostet keine QPU-Zeit.</translation>
    </message>
    <message>
        <source>D-Wave QPU</source>
        <translation>D-Wave QPU</translation>
    </message>
    <message>
        <source>A D-Wave annealer; costs QPU time.</source>
        <translation>Ein D-Wave-Annealer; kostet QPU-Zeit.</translation>
    </message>
    <message>
        <source>There is no preset {name}.</source>
        <translation>Es gibt keine Vorlage {name}.</translation>
    </message>
    <message>
        <source>a file of settings</source>
        <translation>eine Datei mit Einstellungen</translation>
    </message>
    <message>
        <source>Give the preset a name.</source>
        <translation>Gib der Vorlage einen Namen.</translation>
    </message>
    <message>
        <source>The name of a preset may have at most {longest_name} characters; shorten it.</source>
        <translation>Der Name einer Vorlage darf höchstens {longest_name} Zeichen haben; kürze ihn.</translation>
    </message>
    <message>
        <source>The name of a preset begins with a letter or a digit, and has letters, digits, spaces and the signs - _ . + = ( ) only.</source>
        <translation>Der Name einer Vorlage beginnt mit einem Buchstaben oder einer Ziffer und hat nur Buchstaben, Ziffern, Leerzeichen und die Zeichen - _ . + = ( ).</translation>
    </message>
    <message>
        <source>{name} is the name of a shipped preset; choose another one.</source>
        <translation>{name} heißt eine mitgelieferte Vorlage; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>Cannot remove {path} ({strerror}); make sure that the folder is writable.</source>
        <translation>{path} kann nicht entfernt werden ({strerror}); sorge dafür, dass der Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>The preset {name} is left out: {error}</source>
        <translation>Die Vorlage {name} wird ausgelassen: {error}</translation>
    </message>
    <message>
        <source>Only the first {most} of {everything} presets in {folder} are offered.</source>
        <translation>Nur die ersten {most} von {everything} Vorlagen in {folder} werden angeboten.</translation>
    </message>
    <message>
        <source>There is no preset {name}; choose one of {known}.</source>
        <translation>Es gibt keine Vorlage {name}; wähle eine von {known}.</translation>
    </message>
    <message>
        <source>The config</source>
        <translation>Die Konfiguration</translation>
    </message>
    <message>
        <source>--set {text} is not of the form section.key=value; write, for example, training.steps=20.</source>
        <translation>--set {text} hat nicht die Form section.key=value; schreibe zum Beispiel training.steps=20.</translation>
    </message>
    <message>
        <source>{parts} is nested too deeply; use a plain value.</source>
        <translation>{parts} ist zu tief verschachtelt; nimm einen einfachen Wert.</translation>
    </message>
    <message>
        <source>{parts} has far too many digits; correct it.</source>
        <translation>{parts} hat viel zu viele Ziffern; berichtige es.</translation>
    </message>
    <message>
        <source>{raw} is no value of a setting; use a plain one.</source>
        <translation>{raw} ist kein Wert einer Einstellung; nimm einen einfachen.</translation>
    </message>
    <message>
        <source>The value</source>
        <translation>Der Wert</translation>
    </message>
    <message>
        <source>{key} is not a known key; the known ones are {name}.</source>
        <translation>{key} ist kein bekannter Schlüssel; bekannt sind {name}.</translation>
    </message>
    <message>
        <source>{key} is not a known key; there are none.</source>
        <translation>{key} ist kein bekannter Schlüssel; es gibt keine.</translation>
    </message>
    <message>
        <source>{key} cannot be {error}: give a table of settings.</source>
        <translation>{key} kann nicht {error} sein: Gib eine Tabelle von Einstellungen an.</translation>
    </message>
    <message>
        <source>{key} cannot be {shown}: {value}.</source>
        <translation>{key} = {shown} geht nicht: {value}.</translation>
    </message>
    <message>
        <source>Ignored: {sentence}</source>
        <translation>Nicht beachtet: {sentence}</translation>
    </message>
    <message>
        <source>is no longer</source>
        <translation>ist nicht mehr</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>Sampler</translation>
    </message>
    <message>
        <source>exact draws from the closed form, gibbs and neal are classical, uniform is a coin, qpu is a D-Wave annealer.</source>
        <translation>exact zieht aus der geschlossenen Form, gibbs und neal sind klassisch, uniform ist eine Münze, qpu ein D-Wave-Annealer.</translation>
    </message>
    <message>
        <source>Reads Γ</source>
        <translation>Reads Γ</translation>
    </message>
    <message>
        <source>Samples of y per example.</source>
        <translation>Samples von y je Beispiel.</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>Reads</translation>
    </message>
    <message>
        <source>Gradient error</source>
        <translation>Gradientenfehler</translation>
    </message>
    <message>
        <source>At each step only as many reads, up to Γ, as bring the shot noise of the gradient to this part of its length, on average over steps; 0 always takes Γ.</source>
        <translation>Bei jedem Schritt nur so viele Reads, bis Γ, dass das Schrotrauschen des Gradienten im Mittel über die Schritte diesen Teil seiner Länge hat; 0 nimmt immer Γ.</translation>
    </message>
    <message>
        <source>β_eff</source>
        <translation>β_eff</translation>
    </message>
    <message>
        <source>Effective inverse temperature by which the problem is divided, or auto to estimate it while training.</source>
        <translation>Effektive inverse Temperatur, durch die das Problem geteilt wird, oder auto, um sie beim Training zu schätzen.</translation>
    </message>
    <message>
        <source>Initial β</source>
        <translation>Anfangs-β</translation>
    </message>
    <message>
        <source>With β_eff = auto: the initial estimate.</source>
        <translation>Mit β_eff = auto: die erste Schätzung.</translation>
    </message>
    <message>
        <source>h range</source>
        <translation>Bereich von h</translation>
    </message>
    <message>
        <source>Caps on the programmed qubit biases h.</source>
        <translation>Grenzen der programmierten Qubit-Biases h.</translation>
    </message>
    <message>
        <source>J range</source>
        <translation>Bereich von J</translation>
    </message>
    <message>
        <source>Caps on the programmed couplings J.</source>
        <translation>Grenzen der programmierten Kopplungen J.</translation>
    </message>
    <message>
        <source>Chain strength</source>
        <translation>Kettenstärke</translation>
    </message>
    <message>
        <source>Coupling that holds a chain together; auto uses the strongest in the J range.</source>
        <translation>Kopplung, die eine Kette zusammenhält; auto nimmt die stärkste im Bereich von J.</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Copies of the network packed on one chip; auto packs as many as fit.</source>
        <translation>Kopien des Netzes auf einem Chip; auto packt so viele, wie passen.</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>Kopien</translation>
    </message>
    <message>
        <source>Topology</source>
        <translation>Topologie</translation>
    </message>
    <message>
        <source>Chip of the simulated QPU: pegasus:m, zephyr:m or zephyr:m,t.</source>
        <translation>Chip der simulierten QPU: pegasus:m, zephyr:m oder zephyr:m,t.</translation>
    </message>
    <message>
        <source>Anneal time</source>
        <translation>Annealzeit</translation>
    </message>
    <message>
        <source>Duration of one anneal.</source>
        <translation>Dauer eines Anneals.</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>Sweeps</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>gibbs and neal only: updates of each variable per read.</source>
        <translation>Nur gibbs und neal: Aktualisierungen jeder Variablen je Read.</translation>
    </message>
    <message>
        <source>sweeps</source>
        <translation>Durchgänge</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Simulated QPU only: which device is simulated; it brings its topology and numbers, each of which can be changed alone.</source>
        <translation>Nur simulierte QPU: welches Gerät simuliert wird; es bringt Topologie und Zahlen mit, die einzeln geändert werden können.</translation>
    </message>
    <message>
        <source>Ideal</source>
        <translation>Ideal</translation>
    </message>
    <message>
        <source>Low noise</source>
        <translation>Rauscharm</translation>
    </message>
    <message>
        <source>Advantage</source>
        <translation>Advantage</translation>
    </message>
    <message>
        <source>Device β</source>
        <translation>β des Geräts</translation>
    </message>
    <message>
        <source>Simulated QPU only: the device&apos;s true inverse temperature.</source>
        <translation>Nur simulierte QPU: die wahre inverse Temperatur des Geräts.</translation>
    </message>
    <message>
        <source>β ratio of chains</source>
        <translation>β-Verhältnis der Ketten</translation>
    </message>
    <message>
        <source>Simulated QPU only: inverse temperature at which chains, and so the outputs, freeze, over that of single qubits.</source>
        <translation>Nur simulierte QPU: inverse Temperatur, bei der Ketten, also die Ausgaben, einfrieren, geteilt durch die einzelner Qubits.</translation>
    </message>
    <message>
        <source>Noise on h</source>
        <translation>Rauschen auf h</translation>
    </message>
    <message>
        <source>Simulated QPU only: standard deviation of the error on each h.</source>
        <translation>Nur simulierte QPU: Standardabweichung des Fehlers auf jedem h.</translation>
    </message>
    <message>
        <source>Noise on J</source>
        <translation>Rauschen auf J</translation>
    </message>
    <message>
        <source>Simulated QPU only: standard deviation of the error on each J.</source>
        <translation>Nur simulierte QPU: Standardabweichung des Fehlers auf jedem J.</translation>
    </message>
    <message>
        <source>Mean error of h</source>
        <translation>Mittl. Fehler von h</translation>
    </message>
    <message>
        <source>Simulated QPU only: systematic error of every h.</source>
        <translation>Nur simulierte QPU: systematischer Fehler jedes h.</translation>
    </message>
    <message>
        <source>Mean error of J</source>
        <translation>Mittl. Fehler von J</translation>
    </message>
    <message>
        <source>Simulated QPU only: systematic error of every J.</source>
        <translation>Nur simulierte QPU: systematischer Fehler jedes J.</translation>
    </message>
    <message>
        <source>Static share</source>
        <translation>Fester Anteil</translation>
    </message>
    <message>
        <source>Simulated QPU only: share of the noise&apos;s variance that never changes on a chip.</source>
        <translation>Nur simulierte QPU: Anteil der Varianz des Rauschens, der sich auf einem Chip nie ändert.</translation>
    </message>
    <message>
        <source>Drifting share</source>
        <translation>Driftender Anteil</translation>
    </message>
    <message>
        <source>Simulated QPU only: share of the noise&apos;s variance that drifts over hundreds of submissions; what is neither static nor drifts is drawn anew at each programming.</source>
        <translation>Nur simulierte QPU: Anteil der Varianz des Rauschens, der über Hunderte von Aufträgen driftet; was weder fest ist noch driftet, wird bei jeder Programmierung neu gezogen.</translation>
    </message>
    <message>
        <source>Susceptibility χ</source>
        <translation>Suszeptibilität χ</translation>
    </message>
    <message>
        <source>Simulated QPU only: background susceptibility, by which h and J leak to neighbours.</source>
        <translation>Nur simulierte QPU: Hintergrundsuszeptibilität, durch die h und J auf Nachbarn übergreifen.</translation>
    </message>
    <message>
        <source>Quantisation</source>
        <translation>Quantisierung</translation>
    </message>
    <message>
        <source>Simulated QPU only: step to which programmed h and J are rounded; 0 for none.</source>
        <translation>Nur simulierte QPU: Schritt, auf den programmierte h und J gerundet werden; 0 für keinen.</translation>
    </message>
    <message>
        <source>Readout error</source>
        <translation>Auslesefehler</translation>
    </message>
    <message>
        <source>Simulated QPU only: probability with which a spin is read wrongly.</source>
        <translation>Nur simulierte QPU: Wahrscheinlichkeit, mit der ein Spin falsch gelesen wird.</translation>
    </message>
    <message>
        <source>Chip seed</source>
        <translation>Seed des Chips</translation>
    </message>
    <message>
        <source>Simulated QPU only: seed of the errors that belong to the chip.</source>
        <translation>Nur simulierte QPU: Seed der Fehler, die zum Chip gehören.</translation>
    </message>
    <message>
        <source>Dead qubits</source>
        <translation>Ausgefallene Qubits</translation>
    </message>
    <message>
        <source>Simulated QPU only: JSON file with the chip&apos;s dead qubits and couplers.</source>
        <translation>Nur simulierte QPU: JSON-Datei mit den ausgefallenen Qubits und Kopplern des Chips.</translation>
    </message>
    <message>
        <source>Spin reversal</source>
        <translation>Spinumkehr</translation>
    </message>
    <message>
        <source>Flip a random half of all spins in every submission, to average out device errors.</source>
        <translation>Bei jedem Auftrag eine zufällige Hälfte aller Spins umdrehen, um Gerätefehler herauszumitteln.</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Make up for the device&apos;s errors as past samples show them: hubs by an offset on each copy&apos;s outputs, full by the errors of every h and J, too.</source>
        <translation>Gerätefehler ausgleichen, wie sie frühere Samples zeigen: hubs durch einen Versatz an den Ausgaben jeder Kopie, full auch durch die Fehler jedes h und J.</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Hub offsets</source>
        <translation>Hub-Versätze</translation>
    </message>
    <message>
        <source>Every h and J</source>
        <translation>Jedes h und J</translation>
    </message>
    <message>
        <source>Gauges</source>
        <translation>Eichungen</translation>
    </message>
    <message>
        <source>Spin-reversal transforms over which the reads of a batch are spread: device errors average out, and each is a submission of its own.</source>
        <translation>Spinumkehr-Transformationen, auf die die Reads eines Batches verteilt werden: Gerätefehler mitteln sich heraus, und jede ist ein eigener Auftrag.</translation>
    </message>
    <message>
        <source>gauges</source>
        <translation>Eichungen</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>Solver</translation>
    </message>
    <message>
        <source>Name of a D-Wave solver, or pegasus or zephyr for any of that topology; empty picks the least loaded one that fits.</source>
        <translation>Name eines D-Wave-Solvers, oder pegasus oder zephyr für einen beliebigen dieser Topologie; leer nimmt den am wenigsten ausgelasteten, der passt.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>Eigene Einstellungen</translation>
    </message>
    <message>
        <source>Settings of this kind of sampler alone, in a table of its name.</source>
        <translation>Einstellungen nur dieser Art von Sampler, in einer Tabelle ihres Namens.</translation>
    </message>
    <message>
        <source>cannot be {value}: {choices}</source>
        <translation>kann nicht {value} sein: {choices}</translation>
    </message>
    <message>
        <source>must range from a negative to a positive number</source>
        <translation>muss von einer negativen zu einer positiven Zahl reichen</translation>
    </message>
    <message>
        <source>sampler.calibration = &quot;{name}&quot; needs the same gauge in every submission; set sampler.gauges to 1 and sampler.spin_reversal to false, or sampler.calibration to off</source>
        <translation>sampler.calibration = &quot;{name}&quot; braucht in jedem Auftrag dieselbe Eichung; setze sampler.gauges auf 1 und sampler.spin_reversal auf false, oder sampler.calibration auf off</translation>
    </message>
    <message>
        <source>sampler.static_share and sampler.drift_share add up to more than 1; lower one of them</source>
        <translation>sampler.static_share und sampler.drift_share ergeben zusammen mehr als 1; senke eines</translation>
    </message>
    <message>
        <source>is not available; use pegasus:2 to pegasus:24 or zephyr:1 to zephyr:24</source>
        <translation>gibt es nicht; nimm pegasus:2 bis pegasus:24 oder zephyr:1 bis zephyr:24</translation>
    </message>
    <message>
        <source>Above {most_exact_classes} outputs the exact P(y|x) is out of reach; it is estimated by sampling.</source>
        <translation>Über {most_exact_classes} Ausgaben ist das exakte P(y|x) unerreichbar; es wird durch Ziehen geschätzt.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>digits (8×8, embedded), mnist, fashion-mnist, or the path of a folder of IDX files or an .npz file.</source>
        <translation>digits (8×8, eingebaut), mnist, fashion-mnist, oder der Pfad eines Ordners mit IDX-Dateien oder einer .npz-Datei.</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Classes to distinguish, as numbers or names; two classes share one output, more have one output each.</source>
        <translation>Zu unterscheidende Klassen, als Zahlen oder Namen; zwei Klassen teilen sich eine Ausgabe, mehr haben je eine.</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>Trainingsbilder</translation>
    </message>
    <message>
        <source>Size of the random, balanced training subset, or all images.</source>
        <translation>Größe der zufälligen, ausgewogenen Trainingsauswahl, oder alle Bilder.</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>Testbilder</translation>
    </message>
    <message>
        <source>Size of the random, balanced test subset, or all images.</source>
        <translation>Größe der zufälligen, ausgewogenen Testauswahl, oder alle Bilder.</translation>
    </message>
    <message>
        <source>Subset seed</source>
        <translation>Seed der Auswahl</translation>
    </message>
    <message>
        <source>Seed of the random choice of images.</source>
        <translation>Seed der zufälligen Auswahl der Bilder.</translation>
    </message>
    <message>
        <source>must name 2 to {most_classes} classes, not {len}</source>
        <translation>müssen 2 bis {most_classes} Klassen nennen, nicht {len}</translation>
    </message>
    <message>
        <source>must name at most {most_classes} classes, not {len}, as samples of more outputs would hardly be alike</source>
        <translation>müssen höchstens {most_classes} Klassen nennen, nicht {len}, da sich Samples von mehr Ausgaben kaum gleichen würden</translation>
    </message>
    <message>
        <source>must name each class once</source>
        <translation>müssen jede Klasse einmal nennen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Hidden units</source>
        <translation>Verdeckte Einheiten</translation>
    </message>
    <message>
        <source>Number K of hidden units.</source>
        <translation>Anzahl K der verdeckten Einheiten.</translation>
    </message>
    <message>
        <source>units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>Anfangsgewichte</translation>
    </message>
    <message>
        <source>Standard deviation of the EBM&apos;s initial weights.</source>
        <translation>Standardabweichung der Anfangsgewichte des EBM.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>ebm learns from samples of P(y|x) (Classical-2, Quantum-1); mlp uses backpropagation (Classical-1).</source>
        <translation>ebm lernt aus Samples von P(y|x) (Classical-2, Quantum-1); mlp benutzt Backpropagation (Classical-1).</translation>
    </message>
    <message>
        <source>EBM, from samples</source>
        <translation>EBM, aus Samples</translation>
    </message>
    <message>
        <source>MLP, backpropagation</source>
        <translation>MLP, Backpropagation</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>Gradient</translation>
    </message>
    <message>
        <source>sampled uses Γ samples of P(y|x), as in the paper; exact uses its closed form and needs the exact sampler.</source>
        <translation>sampled benutzt Γ Samples von P(y|x), wie in der Arbeit; exact die geschlossene Form, und braucht den exakten Sampler.</translation>
    </message>
    <message>
        <source>From samples</source>
        <translation>Aus Samples</translation>
    </message>
    <message>
        <source>Closed form</source>
        <translation>Geschlossene Form</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Number of training steps, one batch each.</source>
        <translation>Anzahl der Trainingsschritte, je ein Batch.</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Training images per step.</source>
        <translation>Trainingsbilder je Schritt.</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Batches</translation>
    </message>
    <message>
        <source>random shuffles all images; balanced puts equally many images of each class into every batch.</source>
        <translation>random mischt alle Bilder; balanced nimmt in jeden Batch gleich viele Bilder jeder Klasse.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>ADAM&apos;s step size.</source>
        <translation>Schrittweite von ADAM.</translation>
    </message>
    <message>
        <source>Training seed</source>
        <translation>Seed des Trainings</translation>
    </message>
    <message>
        <source>Seed of weights, batches and samples.</source>
        <translation>Seed von Gewichten, Batches und Samples.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Auswerten alle</translation>
    </message>
    <message>
        <source>Steps between two evaluations on all images.</source>
        <translation>Schritte zwischen zwei Auswertungen auf allen Bildern.</translation>
    </message>
    <message>
        <source>Shadow MLP</source>
        <translation>Schatten-MLP</translation>
    </message>
    <message>
        <source>Train an MLP by backpropagation on the same batches, for the paper&apos;s symmetrised KL.</source>
        <translation>Ein MLP durch Backpropagation auf denselben Batches trainieren, für die symmetrisierte KL der Arbeit.</translation>
    </message>
    <message>
        <source>Coin-trained twin</source>
        <translation>Münz-Zwilling</translation>
    </message>
    <message>
        <source>Train a second EBM on the same batches with a coin (P(y) = ½) in place of samples, to see live what the samples add; it takes no QPU time.</source>
        <translation>Ein zweites EBM auf denselben Batches trainieren, mit einer Münze (P(y) = ½) statt Samples, um live zu sehen, was die Samples beitragen; kostet keine QPU-Zeit.</translation>
    </message>
    <message>
        <source>Stop on failure</source>
        <translation>Bei Misserfolg enden</translation>
    </message>
    <message>
        <source>End the run when its outputs have become constant: further steps will not recover it.</source>
        <translation>Den Lauf beenden, wenn seine Ausgaben konstant geworden sind: Weitere Schritte retten ihn nicht.</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>QPU time</source>
        <translation>QPU-Zeit</translation>
    </message>
    <message>
        <source>Limit on the QPU access time of this run.</source>
        <translation>Grenze der QPU-Zugriffszeit dieses Laufs.</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Submissions</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Limit on the submissions of this run.</source>
        <translation>Grenze der Aufträge dieses Laufs.</translation>
    </message>
    <message>
        <source>submissions</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>training.batch_size = {batch} is larger than data.train_size = {size}; lower the batch size or use more training images</source>
        <translation>training.batch_size = {batch} ist größer als data.train_size = {size}; verringere die Batchgröße oder nimm mehr Trainingsbilder</translation>
    </message>
    <message>
        <source>data.train_size = {size} is smaller than the number of classes ({classes}); use at least one image per class</source>
        <translation>data.train_size = {size} ist kleiner als die Zahl der Klassen ({classes}); nimm mindestens ein Bild je Klasse</translation>
    </message>
    <message>
        <source>training.gradient = &quot;exact&quot; needs sampler.kind = &quot;exact&quot;, not &quot;{name}&quot;; change one of the two</source>
        <translation>training.gradient = &quot;exact&quot; braucht sampler.kind = &quot;exact&quot;, nicht &quot;{name}&quot;; ändere eines von beiden</translation>
    </message>
    <message>
        <source>sampler.beta_eff = &quot;auto&quot; needs an annealer, not sampler.kind = &quot;{name}&quot;; give a number such as 16</source>
        <translation>sampler.beta_eff = &quot;auto&quot; braucht einen Annealer, nicht sampler.kind = &quot;{name}&quot;; gib eine Zahl wie 16 an</translation>
    </message>
    <message>
        <source>more than {most_exact_classes} classes</source>
        <translation>mehr als {most_exact_classes} Klassen</translation>
    </message>
    <message>
        <source>sampler.kind = &quot;{name}&quot; cannot take {beyond}, as it sums over all 2^M states of the outputs; choose &quot;gibbs&quot;</source>
        <translation>sampler.kind = &quot;{name}&quot; kann {beyond} nicht nehmen, da über alle 2^M Zustände der Ausgaben summiert wird; wähle &quot;gibbs&quot;</translation>
    </message>
    <message>
        <source>sampler.calibration = &quot;{name}&quot; cannot take {beyond}, as it sums over all 2^M states of the outputs; choose &quot;off&quot;</source>
        <translation>sampler.calibration = &quot;{name}&quot; kann {beyond} nicht nehmen, da über alle 2^M Zustände der Ausgaben summiert wird; wähle &quot;off&quot;</translation>
    </message>
    <message>
        <source>training.batch_size = {batch} times the states that its samples may take ({states}) is more than {most_counts} with {classes} classes; lower the batch size or sampler.reads</source>
        <translation>training.batch_size = {batch} mal die Zustände, die seine Samples annehmen können ({states}), ist bei {classes} Klassen mehr als {most_counts}; verringere die Batchgröße oder sampler.reads</translation>
    </message>
    <message>
        <source>the path of a TOML file</source>
        <translation>der Pfad einer TOML-Datei</translation>
    </message>
    <message>
        <source>{origin} nests its keys too deeply; write sections and keys as in [training].</source>
        <translation>{origin} verschachtelt Schlüssel zu tief; schreibe Abschnitte und Schlüssel wie in [training].</translation>
    </message>
    <message>
        <source>{origin} is not valid TOML: {error}; correct it and try again.</source>
        <translation>{origin} ist kein gültiges TOML: {error}; berichtige es und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>{origin} nests its values too deeply; use plain values.</source>
        <translation>{origin} verschachtelt Werte zu tief; nimm einfache Werte.</translation>
    </message>
    <message>
        <source>{origin} contains a number with far too many digits; correct it.</source>
        <translation>{origin} enthält eine Zahl mit viel zu vielen Ziffern; berichtige sie.</translation>
    </message>
    <message>
        <source>{where} contains a number with far too many digits; correct it.</source>
        <translation>{where} enthält eine Zahl mit viel zu vielen Ziffern; berichtige sie.</translation>
    </message>
    <message>
        <source>Listing</source>
        <translation>Listing</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Collection</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Split</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Dataset</translation>
    </message>
    <message>
        <source>not stated (your own files)</source>
        <translation>nicht angegeben (eigene Dateien)</translation>
    </message>
    <message>
        <source>{name} cannot be downloaded; choose one of {catalogue}.</source>
        <translation>{name} lässt sich nicht herunterladen; wähle eines von {catalogue}.</translation>
    </message>
    <message>
        <source>{path} does not exist; use a folder of IDX files or an .npz file.</source>
        <translation>{path} gibt es nicht; nimm einen Ordner mit IDX-Dateien oder eine .npz-Datei.</translation>
    </message>
    <message>
        <source>Cannot copy {path} to {target}: {strerror}; free some space or choose another data folder.</source>
        <translation>{path} kann nicht nach {target} kopiert werden: {strerror}; schaffe Platz oder wähle einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>{name} cannot be the name of a data set; use up to 64 letters, digits, dots, hyphens and underscores.</source>
        <translation>{name} kann kein Name eines Datensatzes sein; nimm bis zu 64 Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche.</translation>
    </message>
    <message>
        <source>{name} is the name of a built-in data set; choose another name.</source>
        <translation>{name} heißt ein eingebauter Datensatz; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>A data set named {name} has already been imported; choose another name, or delete {target} first.</source>
        <translation>Ein Datensatz {name} ist schon importiert; wähle einen anderen Namen oder lösche erst {target}.</translation>
    </message>
    <message>
        <source>not downloaded</source>
        <translation>nicht heruntergeladen</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>your own files</source>
        <translation>eigene Dateien</translation>
    </message>
    <message>
        <source>{origin} contains {class_names} different labels; use class numbers, at most {max_classes} of them.</source>
        <translation>{origin} enthält {class_names} verschiedene Labels; nimm Klassennummern, höchstens {max_classes}.</translation>
    </message>
    <message>
        <source>{origin} contains training images of {train} pixels but test images of {test}; make them the same size.</source>
        <translation>{origin} enthält Trainingsbilder mit {train} Pixeln, aber Testbilder mit {test}; mache sie gleich groß.</translation>
    </message>
    <message>
        <source>{origin} contains fewer than two classes with both training and test images; use a data set with at least two, and check that no label file has been mistaken for another.</source>
        <translation>{origin} enthält weniger als zwei Klassen mit Trainings- und Testbildern; nimm einen Datensatz mit mindestens zwei, und prüfe, ob eine Label-Datei mit einer anderen verwechselt ist.</translation>
    </message>
    <message>
        <source>Cannot write to {folder}: {reason}; free some space or choose another data folder.</source>
        <translation>Nach {folder} kann nicht geschrieben werden: {reason}; schaffe Platz oder wähle einen anderen Datenordner.</translation>
    </message>
    <message>
        <source>Waiting for another download of {entry} to finish</source>
        <translation>Warte, bis ein anderes Herunterladen von {entry} fertig ist</translation>
    </message>
    <message>
        <source>Downloading {entry}, file {number} of {files}</source>
        <translation>Lade {entry} herunter, Datei {number} von {files}</translation>
    </message>
    <message>
        <source>{netloc}: not the published file</source>
        <translation>{netloc}: nicht die veröffentlichte Datei</translation>
    </message>
    <message>
        <source>{entry} could not be downloaded ({failures}); check the network connection, put its four .gz files into {folder}, or set QANNEAL_DATA_DIR to the folder that contains {entry}/.</source>
        <translation>{entry} konnte nicht heruntergeladen werden ({failures}); prüfe die Netzverbindung, lege die vier .gz-Dateien nach {folder}, oder setze QANNEAL_DATA_DIR auf den Ordner, der {entry}/ enthält.</translation>
    </message>
    <message>
        <source>The data folder {folder} is not a folder; choose one that exists.</source>
        <translation>Der Datenordner {folder} ist kein Ordner; wähle einen, den es gibt.</translation>
    </message>
    <message>
        <source>The data folder {folder} cannot be written to; choose another, or set QANNEAL_DATA_DIR for a folder that is only read.</source>
        <translation>In den Datenordner {folder} kann nicht geschrieben werden; wähle einen anderen, oder setze QANNEAL_DATA_DIR für einen Ordner, aus dem nur gelesen wird.</translation>
    </message>
    <message>
        <source>unsigned bytes</source>
        <translation>Bytes ohne Vorzeichen</translation>
    </message>
    <message>
        <source>signed bytes</source>
        <translation>Bytes mit Vorzeichen</translation>
    </message>
    <message>
        <source>16-bit integers</source>
        <translation>16-Bit-Ganzzahlen</translation>
    </message>
    <message>
        <source>32-bit integers</source>
        <translation>32-Bit-Ganzzahlen</translation>
    </message>
    <message>
        <source>32-bit floats</source>
        <translation>32-Bit-Gleitkommazahlen</translation>
    </message>
    <message>
        <source>64-bit floats</source>
        <translation>64-Bit-Gleitkommazahlen</translation>
    </message>
    <message>
        <source>{folder} lacks {missing}; add the missing files, plain or as .gz.</source>
        <translation>{folder} fehlt {missing}; ergänze die fehlenden Dateien, entpackt oder als .gz.</translation>
    </message>
    <message>
        <source>{images} contains {images2} images but {labels} beside it contains {labels2} labels; replace the one that does not belong.</source>
        <translation>{images} enthält {images2} Bilder, aber {labels} daneben {labels2} Labels; ersetze, was nicht dazugehört.</translation>
    </message>
    <message>
        <source>{path} would unpack from {stored} to {size} bytes; use a smaller file, or unpack it first.</source>
        <translation>{path} würde entpackt von {stored} auf {size} Bytes wachsen; nimm eine kleinere Datei oder entpacke sie erst.</translation>
    </message>
    <message>
        <source>{path} is a damaged or incomplete gzip file; download or copy it again.</source>
        <translation>{path} ist eine beschädigte oder unvollständige gzip-Datei; lade oder kopiere sie noch einmal.</translation>
    </message>
    <message>
        <source>Cannot read {path}: {reason}; use a readable IDX file.</source>
        <translation>{path} lässt sich nicht lesen: {reason}; nimm eine lesbare IDX-Datei.</translation>
    </message>
    <message>
        <source>{path} contains data after its last {content}; download or copy it again.</source>
        <translation>{path} enthält Daten nach dem letzten {content}; lade oder kopiere sie noch einmal.</translation>
    </message>
    <message>
        <source>{path} is not a file; use an IDX file.</source>
        <translation>{path} ist keine Datei; nimm eine IDX-Datei.</translation>
    </message>
    <message>
        <source>{path} is not an IDX file; use files in MNIST&apos;s format, plain or as .gz.</source>
        <translation>{path} ist keine IDX-Datei; nimm Dateien im Format von MNIST, entpackt oder als .gz.</translation>
    </message>
    <message>
        <source>an array of {found} dimensions</source>
        <translation>ein Array mit {found} Dimensionen</translation>
    </message>
    <message>
        <source>{path} contains {held} where {content} are expected; put the right file there.</source>
        <translation>{path} enthält {held}, wo {content} erwartet werden; lege die richtige Datei dorthin.</translation>
    </message>
    <message>
        <source>{path} contains {types}; convert its {content} to unsigned bytes.</source>
        <translation>{path} enthält {types}; wandle {content} in Bytes ohne Vorzeichen um.</translation>
    </message>
    <message>
        <source>{path} contains no {content}; use another file.</source>
        <translation>{path} enthält keine {content}; nimm eine andere Datei.</translation>
    </message>
    <message>
        <source>{path} declares images of {size} pixels; use images of 1 to {max_side} pixels per side.</source>
        <translation>{path} gibt Bilder mit {size} Pixeln an; nimm Bilder mit 1 bis {max_side} Pixeln je Seite.</translation>
    </message>
    <message>
        <source>{path} declares more than {max_bytes} MiB of {content}; use a smaller file.</source>
        <translation>{path} gibt mehr als {max_bytes} MiB {content} an; nimm eine kleinere Datei.</translation>
    </message>
    <message>
        <source>{path} is not the published file (its SHA-256 differs); delete it to download it again, or put your own images into a folder of another name.</source>
        <translation>{path} ist nicht die veröffentlichte Datei (SHA-256 weicht ab); lösche sie, um sie neu herunterzuladen, oder lege eigene Bilder in einen Ordner anderen Namens.</translation>
    </message>
    <message>
        <source>{path} is truncated: it is shorter than its header declares; download or copy it again.</source>
        <translation>{path} ist abgeschnitten: kürzer, als der Kopf angibt; lade oder kopiere sie noch einmal.</translation>
    </message>
    <message>
        <source>data.dataset cannot be {dataset}: no such folder or .npz file exists, and the known data sets are {known}.</source>
        <translation>data.dataset kann nicht {dataset} sein: Es gibt keinen solchen Ordner und keine solche .npz-Datei, und die bekannten Datensätze sind {known}.</translation>
    </message>
    <message>
        <source>data.classes: {dataset} has no class {wanted}; its classes are {names}.</source>
        <translation>data.classes: {dataset} hat keine Klasse {wanted}; seine Klassen sind {names}.</translation>
    </message>
    <message>
        <source>data.classes must name each class once, but names {names} twice.</source>
        <translation>data.classes müssen jede Klasse einmal nennen, nennen aber {names} zweimal.</translation>
    </message>
    <message>
        <source>data.classes: {names} has no {part} images; choose another class.</source>
        <translation>data.classes: Für {names} gibt es keine Bilder ({part}); wähle eine andere Klasse.</translation>
    </message>
    <message>
        <source>data.{key} = {size} is smaller than the number of classes ({members}); use at least one image per class.</source>
        <translation>data.{key} = {size} ist kleiner als die Zahl der Klassen ({members}); nimm mindestens ein Bild je Klasse.</translation>
    </message>
    <message>
        <source>data.{key} = {size} is too large: the largest balanced subset of these classes has {largest} {part} images; use at most that many, or &quot;all&quot;.</source>
        <translation>data.{key} = {size} ist zu groß: Die größte ausgewogene Auswahl dieser Klassen hat {largest} Bilder ({part}); nimm höchstens so viele, oder &quot;all&quot;.</translation>
    </message>
    <message>
        <source>save it again with numpy.savez_compressed</source>
        <translation>speichere es noch einmal mit numpy.savez_compressed</translation>
    </message>
    <message>
        <source>{origin} mixes uint8 and floats in x_train and x_test; save both as the same type.</source>
        <translation>{origin} mischt uint8 und Gleitkommazahlen in x_train und x_test; speichere beide gleich.</translation>
    </message>
    <message>
        <source>{origin} would unpack to {size} MiB, but the limit is {allowed} MiB; save pixels as uint8, or fewer images.</source>
        <translation>{origin} würde auf {size} MiB entpackt, aber die Grenze ist {allowed} MiB; speichere Pixel als uint8, oder weniger Bilder.</translation>
    </message>
    <message>
        <source>{origin} is not a valid .npz archive; choose an .npz file or a folder of IDX files.</source>
        <translation>{origin} ist kein gültiges .npz-Archiv; wähle eine .npz-Datei oder einen Ordner mit IDX-Dateien.</translation>
    </message>
    <message>
        <source>{origin} needs more memory than is available; use a smaller file.</source>
        <translation>{origin} braucht mehr Speicher, als da ist; nimm eine kleinere Datei.</translation>
    </message>
    <message>
        <source>Cannot read {origin}: {reason}; use an .npz file or a folder of IDX files.</source>
        <translation>{origin} lässt sich nicht lesen: {reason}; nimm eine .npz-Datei oder einen Ordner mit IDX-Dateien.</translation>
    </message>
    <message>
        <source>{origin} is damaged; {save_again}.</source>
        <translation>{origin} ist beschädigt; {save_again}.</translation>
    </message>
    <message>
        <source>{origin} must contain x_train, y_train, x_test and y_test, or x and y, but contains {have}.</source>
        <translation>{origin} muss x_train, y_train, x_test und y_test enthalten, oder x und y, enthält aber {have}.</translation>
    </message>
    <message>
        <source>{origin} is compressed in a way that NumPy does not use; {save_again}.</source>
        <translation>{origin} ist auf eine Art komprimiert, die NumPy nicht benutzt; {save_again}.</translation>
    </message>
    <message>
        <source>plain numbers</source>
        <translation>einfache Zahlen</translation>
    </message>
    <message>
        <source>{origin} contains {key} as {dtype}; save {key} as {wanted}.</source>
        <translation>{origin} enthält {key} als {dtype}; speichere {key} als {wanted}.</translation>
    </message>
    <message>
        <source>{origin} contains a damaged {key}; {save_again}.</source>
        <translation>{origin} enthält ein beschädigtes {key}; {save_again}.</translation>
    </message>
    <message>
        <source>Python objects</source>
        <translation>Python-Objekte</translation>
    </message>
    <message>
        <source>the type {dtype}</source>
        <translation>den Typ {dtype}</translation>
    </message>
    <message>
        <source>{origin} contains text in {labels_key}; save class numbers 0, 1, … there, and the names in class_names.</source>
        <translation>{origin} enthält Text in {labels_key}; speichere dort Klassennummern 0, 1, … und die Namen in class_names.</translation>
    </message>
    <message>
        <source>{origin} needs one integer per image in {labels_key}; save class numbers of shape (L,).</source>
        <translation>{origin} braucht eine ganze Zahl je Bild in {labels_key}; speichere Klassennummern der Form (L,).</translation>
    </message>
    <message>
        <source>{origin} contains {images} images in {images_key} but {labels} labels in {labels_key}; save one label per image.</source>
        <translation>{origin} enthält {images} Bilder in {images_key}, aber {labels} Labels in {labels_key}; speichere ein Label je Bild.</translation>
    </message>
    <message>
        <source>{origin} contains no images in {images_key}; save at least one.</source>
        <translation>{origin} enthält keine Bilder in {images_key}; speichere mindestens eines.</translation>
    </message>
    <message>
        <source>{origin} contains {key} of shape {shape}; save grey images, (L, h, w) or flat (L, N).</source>
        <translation>{origin} enthält {key} der Form {shape}; speichere Graustufenbilder, (L, h, w) oder flach (L, N).</translation>
    </message>
    <message>
        <source>{origin} contains images of {shape}×{shape2} pixels in {key}; use images of 1 to {max_side} pixels per side.</source>
        <translation>{origin} enthält Bilder mit {shape}×{shape2} Pixeln in {key}; nimm Bilder mit 1 bis {max_side} Pixeln je Seite.</translation>
    </message>
    <message>
        <source>{origin} contains {key} as {dtype}; save pixels as uint8 or as floats in [0, 1].</source>
        <translation>{origin} enthält {key} als {dtype}; speichere Pixel als uint8 oder als Gleitkommazahlen in [0, 1].</translation>
    </message>
    <message>
        <source>{origin} contains {odd} in {key}; replace those pixels with numbers in [0, 1].</source>
        <translation>{origin} enthält {odd} in {key}; ersetze diese Pixel durch Zahlen in [0, 1].</translation>
    </message>
    <message>
        <source>{origin} contains values outside [0, 1] in {key}; scale floats to [0, 1] or save uint8.</source>
        <translation>{origin} enthält Werte außerhalb von [0, 1] in {key}; skaliere auf [0, 1] oder speichere uint8.</translation>
    </message>
    <message>
        <source>{origin} needs text of shape (n,) in class_names; save a list of names, one per label.</source>
        <translation>{origin} braucht Text der Form (n,) in class_names; speichere eine Liste von Namen, einen je Label.</translation>
    </message>
    <message>
        <source>{origin} contains class_names of more than {longest_name} characters; shorten the names.</source>
        <translation>{origin} enthält class_names mit mehr als {longest_name} Zeichen; kürze die Namen.</translation>
    </message>
    <message>
        <source>{origin} contains empty, unprintable or repeated class_names; give each class its own name.</source>
        <translation>{origin} enthält leere, nicht druckbare oder doppelte class_names; gib jeder Klasse einen eigenen Namen.</translation>
    </message>
    <message>
        <source>{origin} contains labels {lowest} to {highest} but {names} class_names; name the labels 0, 1, … in order.</source>
        <translation>{origin} enthält Labels {lowest} bis {highest}, aber {names} class_names; benenne die Labels 0, 1, … der Reihe nach.</translation>
    </message>
    <message>
        <source>data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Handwritten digits, 8×8</source>
        <translation>Handgeschriebene Ziffern, 8×8</translation>
    </message>
    <message>
        <source>Digits 8×8</source>
        <translation>Ziffern 8×8</translation>
    </message>
    <message>
        <source>MNIST handwritten digits, 28×28</source>
        <translation>MNIST, handgeschriebene Ziffern, 28×28</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>Fashion-MNIST clothing images, 28×28</source>
        <translation>Fashion-MNIST, Kleidung, 28×28</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>Fashion-MNIST</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>Trouser</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>Pullover</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>Dress</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>Coat</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>Sandal</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>Shirt</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>Sneaker</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>Bag</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>Ankle boot</translation>
    </message>
    <message>
        <source>Cannot read {path}: {strerror}; use a readable data set.</source>
        <translation>{path} lässt sich nicht lesen: {strerror}; nimm einen lesbaren Datensatz.</translation>
    </message>
    <message>
        <source>The data set {entry} cannot be read ({name}: {error}); choose another, and report this to the authors of its package.</source>
        <translation>Der Datensatz {entry} lässt sich nicht lesen ({name}: {error}); wähle einen anderen, und melde es den Autoren seines Pakets.</translation>
    </message>
    <message>
        <source>The data set {entry} says that its images have {image_shape} pixels, but they have {shape}; choose another, and report this to the authors of its package.</source>
        <translation>Der Datensatz {entry} gibt Bilder mit {image_shape} Pixeln an, sie haben aber {shape}; wähle einen anderen, und melde es den Autoren seines Pakets.</translation>
    </message>
    <message>
        <source>data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Values of β_eff</source>
        <translation>Werte von β_eff</translation>
    </message>
    <message>
        <source>Values of β_eff to try, above 0 and at most 1000.</source>
        <translation>Zu versuchende Werte von β_eff, über 0 und höchstens 1000.</translation>
    </message>
    <message>
        <source>Automatic estimate</source>
        <translation>Automatische Schätzung</translation>
    </message>
    <message>
        <source>Also train with β_eff = auto, which estimates β from the samples.</source>
        <translation>Auch mit β_eff = auto trainieren, das β aus den Samples schätzt.</translation>
    </message>
    <message>
        <source>each β_eff must be above 0 and at most 1000</source>
        <translation>jedes β_eff muss über 0 liegen und höchstens 1000 sein</translation>
    </message>
    <message>
        <source>Search for β</source>
        <translation>Suche nach β</translation>
    </message>
    <message>
        <source>Trains at each value of β_eff on a grid and shows how faithful the samples are and what was learned.</source>
        <translation>Trainiert bei jedem Wert von β_eff eines Gitters und zeigt, wie treu die Samples sind und was gelernt wurde.</translation>
    </message>
    <message>
        <source>Starting the first run.</source>
        <translation>Starte den ersten Lauf.</translation>
    </message>
    <message>
        <source>Estimating β automatically</source>
        <translation>Schätze β automatisch</translation>
    </message>
    <message>
        <source>Training at β = {beta}</source>
        <translation>Trainiere bei β = {beta}</translation>
    </message>
    <message>
        <source>KL {kl} nats at β = {beta}.</source>
        <translation>KL {kl} nats bei β = {beta}.</translation>
    </message>
    <message>
        <source>Stopped before the first value was finished.</source>
        <translation>Angehalten, bevor der erste Wert fertig war.</translation>
    </message>
    <message>
        <source>Stopped. {points}</source>
        <translation>Angehalten. {points}</translation>
    </message>
    <message>
        <source>sampler.kind must be one that uses β_eff ({using}), with training.method ebm.</source>
        <translation>sampler.kind muss einer sein, der β_eff benutzt ({using}), mit training.method ebm.</translation>
    </message>
    <message>
        <source>Topologies</source>
        <translation>Topologien</translation>
    </message>
    <message>
        <source>Chips: pegasus:m, zephyr:m or zephyr:m,t; one panel each.</source>
        <translation>Chips: pegasus:m, zephyr:m oder zephyr:m,t; ein Feld für jeden.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Ausgaben</translation>
    </message>
    <message>
        <source>1 for the star of one output as its hub grows; more for hidden units against outputs.</source>
        <translation>1 für den Stern einer Ausgabe, während ihr Hub wächst; mehr für verdeckte Einheiten gegen Ausgaben.</translation>
    </message>
    <message>
        <source>JSON file with the dead qubits and couplers, for one topology only; empty for none.</source>
        <translation>JSON-Datei mit ausgefallenen Qubits und Kopplern, nur für eine Topologie; leer für keine.</translation>
    </message>
    <message>
        <source>dead qubits belong to one chip; give one topology</source>
        <translation>ausgefallene Qubits gehören zu einem Chip; gib eine Topologie an</translation>
    </message>
    <message>
        <source>Capacity of a chip</source>
        <translation>Kapazität eines Chips</translation>
    </message>
    <message>
        <source>Finds the largest network that fits a chip, with one output as its hub grows, or with several.</source>
        <translation>Findet das größte Netz, das auf einen Chip passt, mit einer Ausgabe, während ihr Hub wächst, oder mit mehreren.</translation>
    </message>
    <message>
        <source>App. B, Figs. 6, 7</source>
        <translation>Anh. B, Abb. 6, 7</translation>
    </message>
    <message>
        <source>a star</source>
        <translation>einen Stern</translation>
    </message>
    <message>
        <source>Growing {what} on {name}.</source>
        <translation>Lasse {what} auf {name} wachsen.</translation>
    </message>
    <message>
        <source>Stopped before the first chip.</source>
        <translation>Vor dem ersten Chip angehalten.</translation>
    </message>
    <message>
        <source>ideal graph</source>
        <translation>idealer Graph</translation>
    </message>
    <message>
        <source>working graph</source>
        <translation>Arbeitsgraph</translation>
    </message>
    <message>
        <source>{topology}: {max_hidden} hidden units</source>
        <translation>{topology}: {max_hidden} verdeckte Einheiten</translation>
    </message>
    <message>
        <source>hub size</source>
        <translation>Größe des Hubs</translation>
    </message>
    <message>
        <source>qubits</source>
        <translation>Qubits</translation>
    </message>
    <message>
        <source>working qubits</source>
        <translation>funktionierende Qubits</translation>
    </message>
    <message>
        <source>hidden units (largest)</source>
        <translation>verdeckte Einheiten (größtes Netz)</translation>
    </message>
    <message>
        <source>hidden units (paper)</source>
        <translation>verdeckte Einheiten (Arbeit)</translation>
    </message>
    <message>
        <source>(the paper: {paper})</source>
        <translation>(die Arbeit: {paper})</translation>
    </message>
    <message>
        <source>{topology} holds up to {max_hidden} hidden units{paper} with a hub of {hub_qubits} qubits.</source>
        <translation>{topology} fasst bis zu {max_hidden} verdeckte Einheiten{paper} mit einem Hub von {hub_qubits} Qubits.</translation>
    </message>
    <message>
        <source>chain strength</source>
        <translation>Kettenstärke</translation>
    </message>
    <message>
        <source>Chain strengths</source>
        <translation>Kettenstärken</translation>
    </message>
    <message>
        <source>Couplings that hold the chains together, above 0 and at most 10, and no more than a QPU takes.</source>
        <translation>Kopplungen, die die Ketten zusammenhalten, über 0 und höchstens 10, und nicht mehr, als eine QPU nimmt.</translation>
    </message>
    <message>
        <source>A chip, simulated or not: no other sampler has chains.</source>
        <translation>Ein Chip, simuliert oder nicht: Kein anderer Sampler hat Ketten.</translation>
    </message>
    <message>
        <source>each chain strength must be above 0 and at most 10</source>
        <translation>jede Kettenstärke muss über 0 liegen und höchstens 10 sein</translation>
    </message>
    <message>
        <source>Scan of chain strengths</source>
        <translation>Abtastung der Kettenstärken</translation>
    </message>
    <message>
        <source>Trains at each chain strength and shows how often chains break and how faithful the samples are.</source>
        <translation>Trainiert bei jeder Kettenstärke und zeigt, wie oft Ketten brechen und wie treu die Samples sind.</translation>
    </message>
    <message>
        <source>not in the paper</source>
        <translation>nicht in der Arbeit</translation>
    </message>
    <message>
        <source>chain strength {strength}</source>
        <translation>Kettenstärke {strength}</translation>
    </message>
    <message>
        <source>Training at chain strength {strength}.</source>
        <translation>Trainiere bei Kettenstärke {strength}.</translation>
    </message>
    <message>
        <source>KL {kl} nats at chain strength {strength}.</source>
        <translation>KL {kl} nats bei Kettenstärke {strength}.</translation>
    </message>
    <message>
        <source>No value was finished.</source>
        <translation>Kein Wert wurde fertig.</translation>
    </message>
    <message>
        <source>Stopped. {words}</source>
        <translation>Angehalten. {words}</translation>
    </message>
    <message>
        <source>Chain strength {strength} is chosen: KL {kl} nats</source>
        <translation>Kettenstärke {strength} ist gewählt: KL {kl} nats</translation>
    </message>
    <message>
        <source>{sentence}, and output chains break in {hub_breaks} % of the reads.</source>
        <translation>{sentence}, und Ausgabeketten brechen in {hub_breaks} % der Reads.</translation>
    </message>
    <message>
        <source>chosen: {strength}</source>
        <translation>gewählt: {strength}</translation>
    </message>
    <message>
        <source>± unbiased standard deviation</source>
        <translation>± erwartungstreue Standardabweichung</translation>
    </message>
    <message>
        <source>{trials} trials</source>
        <translation>{trials} Versuche</translation>
    </message>
    <message>
        <source>one run</source>
        <translation>ein Lauf</translation>
    </message>
    <message>
        <source>sampler.kind must be one that has chains ({using}), with training.method ebm.</source>
        <translation>sampler.kind muss einer sein, der Ketten hat ({using}), mit training.method ebm.</translation>
    </message>
    <message>
        <source>sampler.j_range: chains of strength {strongest} would be capped at {value}; let it begin at {value2}.</source>
        <translation>sampler.j_range: Ketten der Stärke {strongest} würden bei {value} gekappt; lass ihn bei {value2} beginnen.</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Pairs of classes, such as 2-3 (MNIST), Pullover-Dress (Fashion-MNIST) or digits:2-3; all means the paper&apos;s 16, and digits:0-1-2 is three classes.</source>
        <translation>Paare von Klassen, etwa 2-3 (MNIST), Pullover-Dress (Fashion-MNIST) oder digits:2-3; all sind die 16 der Arbeit, und digits:0-1-2 sind drei Klassen.</translation>
    </message>
    <message>
        <source>Methods</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>MLP by backpropagation, EBM with Gibbs sampling, EBM with quantum sampling, and its null: the same with a coin in place of the annealer.</source>
        <translation>MLP durch Backpropagation, EBM mit Gibbs-Sampling, EBM mit Quanten-Sampling, und dessen Nullmodell: dasselbe mit einer Münze statt des Annealers.</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Trials per pair and method.</source>
        <translation>Versuche je Paar und Verfahren.</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Stable: our settings, which do not fail; Advantage: a device with the errors of a real chip, and calibration; Paper: those of Sec. 5.2.</source>
        <translation>Stabil: unsere Einstellungen, die nicht scheitern; Advantage: ein Gerät mit den Fehlern eines echten Chips, und Kalibrierung; Arbeit: die aus Abschn. 5.2.</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Stabil</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Other settings</source>
        <translation>Andere Einstellungen</translation>
    </message>
    <message>
        <source>Settings of all trials by their names, separated by commas, for example Steps = 40.</source>
        <translation>Einstellungen aller Versuche mit ihren Namen, durch Kommas getrennt, zum Beispiel Schritte = 40.</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Number of local processes that share the trials.</source>
        <translation>Anzahl lokaler Prozesse, die sich die Versuche teilen.</translation>
    </message>
    <message>
        <source>processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Dask cluster</source>
        <translation>Dask-Cluster</translation>
    </message>
    <message>
        <source>Address of a Dask scheduler, such as tcp://host:8786; empty for none.</source>
        <translation>Adresse eines Dask-Schedulers, etwa tcp://host:8786; leer für keinen.</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Discard the finished trials of this study and repeat all of them.</source>
        <translation>Die fertigen Versuche dieser Studie verwerfen und alle wiederholen.</translation>
    </message>
    <message>
        <source>pairs decide {name}; name the classes there, such as digits:0-1-2</source>
        <translation>über {name} entscheiden die Paare; nenne dort die Klassen, etwa digits:0-1-2</translation>
    </message>
    <message>
        <source>The paper has no pairs of {dataset}; name the pairs yourself.</source>
        <translation>Die Arbeit hat keine Paare von {dataset}; nenne die Paare selbst.</translation>
    </message>
    <message>
        <source>Comparison of the methods</source>
        <translation>Vergleich der Verfahren</translation>
    </message>
    <message>
        <source>Trains MLPs and EBMs many times on 20 images of two classes, compares accuracy, loss and success rate, and says what the annealer has added to a coin.</source>
        <translation>Trainiert MLPs und EBMs viele Male auf 20 Bildern zweier Klassen, vergleicht Genauigkeit, Verlust und Erfolgsquote, und sagt, was der Annealer gegenüber einer Münze beigetragen hat.</translation>
    </message>
    <message>
        <source>Sec. 5.2, Figs. 4, 14, 15, Tables 1–3</source>
        <translation>Abschn. 5.2, Abb. 4, 14, 15, Tab. 1–3</translation>
    </message>
    <message>
        <source>This exceeds the budget of {qpu_seconds} and {submissions} submissions, where the study would stop; raise budget.qpu_seconds or budget.submissions.</source>
        <translation>Das überschreitet das Budget von {qpu_seconds} und {submissions} Aufträgen, bei dem die Studie anhielte; erhöhe budget.qpu_seconds oder budget.submissions.</translation>
    </message>
    <message>
        <source>{tasks} trials {backend}.</source>
        <translation>{tasks} Versuche {backend}.</translation>
    </message>
    <message>
        <source>The study has used up its budget ({seconds} of QPU time in {submissions} submissions); raise budget.qpu_seconds or budget.submissions to continue.</source>
        <translation>Die Studie hat ihr Budget aufgebraucht ({seconds} QPU-Zeit in {submissions} Aufträgen); erhöhe budget.qpu_seconds oder budget.submissions, um weiterzumachen.</translation>
    </message>
    <message>
        <source>on the QPU, one after another</source>
        <translation>auf der QPU, einer nach dem anderen</translation>
    </message>
    <message>
        <source>{local} of them on the QPU</source>
        <translation>{local} davon auf der QPU</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped and saved</source>
        <translation>Angehalten und gespeichert</translation>
    </message>
    <message>
        <source>Ended early and saved</source>
        <translation>Vorzeitig beendet und gespeichert</translation>
    </message>
    <message>
        <source>{words}: {count} in {elapsed}. {finding}</source>
        <translation>{words}: {count} in {elapsed}. {finding}</translation>
    </message>
    <message>
        <source>({reused} from an earlier run)</source>
        <translation>({reused} aus einem früheren Lauf)</translation>
    </message>
    <message>
        <source>{results} of {tasks} trials{before}</source>
        <translation>{results} von {tasks} Versuchen{before}</translation>
    </message>
    <message>
        <source>MLP with the EBM&apos;s weights</source>
        <translation>MLP mit den Gewichten des EBM</translation>
    </message>
    <message>
        <source>EBM with the MLP&apos;s weights</source>
        <translation>EBM mit den Gewichten des MLP</translation>
    </message>
    <message>
        <source>digits, mnist, fashion-mnist, or the path of your own data set.</source>
        <translation>digits, mnist, fashion-mnist, oder der Pfad eines eigenen Datensatzes.</translation>
    </message>
    <message>
        <source>Classes to distinguish; all their images are used.</source>
        <translation>Zu unterscheidende Klassen; alle ihre Bilder werden benutzt.</translation>
    </message>
    <message>
        <source>Training steps of both networks, one batch each.</source>
        <translation>Trainingsschritte beider Netze, je ein Batch.</translation>
    </message>
    <message>
        <source>Steps between two evaluations of all four networks on all images.</source>
        <translation>Schritte zwischen zwei Auswertungen aller vier Netze auf allen Bildern.</translation>
    </message>
    <message>
        <source>Of the EBM: in closed form, or from short Gibbs chains (contrastive divergence), as in the paper.</source>
        <translation>Des EBM: in geschlossener Form, oder aus kurzen Gibbs-Ketten (Contrastive Divergence), wie in der Arbeit.</translation>
    </message>
    <message>
        <source>From Gibbs chains (CD)</source>
        <translation>Aus Gibbs-Ketten (CD)</translation>
    </message>
    <message>
        <source>Chains</source>
        <translation>Ketten</translation>
    </message>
    <message>
        <source>With CD: Gibbs chains per example.</source>
        <translation>Bei CD: Gibbs-Ketten je Beispiel.</translation>
    </message>
    <message>
        <source>chains</source>
        <translation>Ketten</translation>
    </message>
    <message>
        <source>With CD: updates of each unit per chain.</source>
        <translation>Bei CD: Aktualisierungen jeder Einheit je Kette.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Equivalence of MLP and EBM</source>
        <translation>Äquivalenz von MLP und EBM</translation>
    </message>
    <message>
        <source>Trains an MLP by backpropagation and an EBM with its own gradients, then swaps their weights.</source>
        <translation>Trainiert ein MLP durch Backpropagation und ein EBM mit seinem eigenen Gradienten, und vertauscht dann ihre Gewichte.</translation>
    </message>
    <message>
        <source>Sec. 5.1, Figs. 3, 8–13</source>
        <translation>Abschn. 5.1, Abb. 3, 8–13</translation>
    </message>
    <message>
        <source>Loading {dataset}.</source>
        <translation>Lade {dataset}.</translation>
    </message>
    <message>
        <source>Training both networks.</source>
        <translation>Trainiere beide Netze.</translation>
    </message>
    <message>
        <source>Step {step} of {steps}.</source>
        <translation>Schritt {step} von {steps}.</translation>
    </message>
    <message>
        <source>Stopped before the first evaluation.</source>
        <translation>Vor der ersten Auswertung angehalten.</translation>
    </message>
    <message>
        <source>Symmetrised KL {last} nats after {last2} steps; test accuracies {last3} (MLP) and {last4} (EBM).</source>
        <translation>Symmetrisierte KL {last} nats nach {last2} Schritten; Testgenauigkeiten {last3} (MLP) und {last4} (EBM).</translation>
    </message>
    <message>
        <source>{split} accuracy</source>
        <translation>{split}: Genauigkeit</translation>
    </message>
    <message>
        <source>Loss: cross entropy for an MLP, negative log conditional likelihood for an EBM.</source>
        <translation>Verlust: Kreuzentropie eines MLP, negative bedingte Log-Likelihood eines EBM.</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>Testgenauigkeit</translation>
    </message>
    <message>
        <source>symmetrised KL / 0.01 nats</source>
        <translation>symmetrisierte KL / 0,01 nats</translation>
    </message>
    <message>
        <source>Cross entropy of the MLP</source>
        <translation>Kreuzentropie des MLP</translation>
    </message>
    <message>
        <source>Log conditional likelihood of the EBM</source>
        <translation>Logarithmierte bedingte Likelihood des EBM</translation>
    </message>
    <message>
        <source>log P(y|x)</source>
        <translation>log P(y|x)</translation>
    </message>
    <message>
        <source>Accuracy of the MLP, and symmetrised KL</source>
        <translation>Genauigkeit des MLP und symmetrisierte KL</translation>
    </message>
    <message>
        <source>{accuracy}; KL / 0.01 nats</source>
        <translation>{accuracy}; KL / 0,01 nats</translation>
    </message>
    <message>
        <source>Accuracy of the EBM</source>
        <translation>Genauigkeit des EBM</translation>
    </message>
    <message>
        <source>exact gradients</source>
        <translation>exakte Gradienten</translation>
    </message>
    <message>
        <source>contrastive divergence ({reads} chains of {sweeps} sweeps)</source>
        <translation>Contrastive Divergence ({reads} Ketten mit {sweeps} Durchgängen)</translation>
    </message>
    <message>
        <source>MLP ↔ MLP with the EBM&apos;s weights</source>
        <translation>MLP ↔ MLP mit den Gewichten des EBM</translation>
    </message>
    <message>
        <source>EBM ↔ MLP with its weights</source>
        <translation>EBM ↔ MLP mit seinen Gewichten</translation>
    </message>
    <message>
        <source>symmetrised KL</source>
        <translation>symmetrisierte KL</translation>
    </message>
    <message>
        <source>Runs per value, each with its own seed.</source>
        <translation>Läufe je Wert, jeder mit eigenem Seed.</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Classes to distinguish.</source>
        <translation>Zu unterscheidende Klassen.</translation>
    </message>
    <message>
        <source>Training steps of each run.</source>
        <translation>Trainingsschritte jedes Laufs.</translation>
    </message>
    <message>
        <source>What draws the samples; simulated annealing (neal) has no automatic estimate.</source>
        <translation>Was die Samples zieht; Simulated Annealing (neal) hat keine automatische Schätzung.</translation>
    </message>
    <message>
        <source>D-Wave solver; empty picks the least loaded one that fits.</source>
        <translation>D-Wave-Solver; leer nimmt den am wenigsten ausgelasteten, der passt.</translation>
    </message>
    <message>
        <source>Limit on the QPU access time of all runs together.</source>
        <translation>Grenze der QPU-Zugriffszeit aller Läufe zusammen.</translation>
    </message>
    <message>
        <source>Seed of the first trial.</source>
        <translation>Seed des ersten Versuchs.</translation>
    </message>
    <message>
        <source>The search used up its budget before all values were tried; raise budget.qpu_seconds or budget.submissions, or try fewer values.</source>
        <translation>Die Suche hat ihr Budget aufgebraucht, bevor alle Werte versucht waren; erhöhe budget.qpu_seconds oder budget.submissions, oder versuche weniger Werte.</translation>
    </message>
    <message>
        <source>Failed ({name}).</source>
        <translation>Gescheitert ({name}).</translation>
    </message>
    <message>
        <source>has ended</source>
        <translation>ist zu Ende</translation>
    </message>
    <message>
        <source>was stopped</source>
        <translation>wurde angehalten</translation>
    </message>
    <message>
        <source>has failed</source>
        <translation>ist gescheitert</translation>
    </message>
    <message>
        <source>{qpu_seconds} of QPU time</source>
        <translation>{qpu_seconds} QPU-Zeit</translation>
    </message>
    <message>
        <source>a result of an experiment</source>
        <translation>ein Ergebnis eines Experiments</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>The result {path} cannot be read ({name}); run the experiment again.</source>
        <translation>Das Ergebnis {path} lässt sich nicht lesen ({name}); führe das Experiment noch einmal aus.</translation>
    </message>
    <message>
        <source>{path} cannot be deleted: {strerror}.</source>
        <translation>{path} lässt sich nicht löschen: {strerror}.</translation>
    </message>
    <message>
        <source>is the beginning of several results</source>
        <translation>ist der Anfang mehrerer Ergebnisse</translation>
    </message>
    <message>
        <source>is no result</source>
        <translation>ist kein Ergebnis</translation>
    </message>
    <message>
        <source>{result} {many}; &apos;qanneal results&apos; lists all.</source>
        <translation>{result} {many}; &apos;qanneal results&apos; listet alle auf.</translation>
    </message>
    <message>
        <source>hidden units (comb)</source>
        <translation>hidden units (comb)</translation>
    </message>
    <message>
        <source>hidden units (general biclique)</source>
        <translation>hidden units (general biclique)</translation>
    </message>
    <message>
        <source>{topology} holds up to {max_hidden} hidden units with {outputs} outputs (as a general biclique: {bicliques}).</source>
        <translation>{topology} fasst bis zu {max_hidden} verdeckte Einheiten mit {outputs} Ausgaben (als allgemeine Biclique: {bicliques}).</translation>
    </message>
    <message>
        <source>general biclique</source>
        <translation>allgemeine Biclique</translation>
    </message>
    <message>
        <source>comb, ideal graph</source>
        <translation>comb, ideal graph</translation>
    </message>
    <message>
        <source>comb, working graph</source>
        <translation>comb, working graph</translation>
    </message>
    <message>
        <source>{topology}: {max_hidden} hidden units, {outputs} outputs</source>
        <translation>{topology}: {max_hidden} verdeckte Einheiten, {outputs} Ausgaben</translation>
    </message>
    <message>
        <source>No process can be started for the queue ({strerror}); close other programs and try again.</source>
        <translation>Für die Warteschlange lässt sich kein Prozess starten ({strerror}); schließe andere Programme und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>the settings</source>
        <translation>die Einstellungen</translation>
    </message>
    <message>
        <source>{kind}: {name} cannot be {given}; add it anew.</source>
        <translation>{kind}: {name} = {given} geht nicht; füge es neu hinzu.</translation>
    </message>
    <message>
        <source>This version of qanneal cannot run {kind} from the queue; update qanneal.</source>
        <translation>Diese Version von qanneal kann {kind} nicht aus der Warteschlange ausführen; aktualisiere qanneal.</translation>
    </message>
    <message>
        <source>It was interrupted and cannot go on where it was; retry it to begin anew, which costs its QPU time again, or see the runs that it has made.</source>
        <translation>Es wurde unterbrochen und kann nicht dort weitermachen; versuche es noch einmal, um neu zu beginnen, was seine QPU-Zeit noch einmal kostet, oder sieh die Läufe an, die es gemacht hat.</translation>
    </message>
    <message>
        <source>Pegasus P16</source>
        <translation>Pegasus P16</translation>
    </message>
    <message>
        <source>Zephyr Z15</source>
        <translation>Zephyr Z15</translation>
    </message>
    <message>
        <source>MLP, matrix product</source>
        <translation>MLP, Matrixprodukt</translation>
    </message>
    <message>
        <source>EBM, exact conditional</source>
        <translation>EBM, exakt bedingt</translation>
    </message>
    <message>
        <source>EBM, Gibbs sampling</source>
        <translation>EBM, Gibbs-Sampling</translation>
    </message>
    <message>
        <source>Chip whose capacity sets the largest size: pegasus:m, zephyr:m or zephyr:m,t.</source>
        <translation>Chip, dessen Kapazität die größte Größe bestimmt: pegasus:m, zephyr:m oder zephyr:m,t.</translation>
    </message>
    <message>
        <source>Sizes</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>Number of sizes, evenly spaced on a log scale.</source>
        <translation>Anzahl der Größen, gleichmäßig auf einer logarithmischen Skala.</translation>
    </message>
    <message>
        <source>Smallest size</source>
        <translation>Kleinste Größe</translation>
    </message>
    <message>
        <source>Number of visible units to start from.</source>
        <translation>Anzahl sichtbarer Einheiten zu Beginn.</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Number of measurements of each size; medians are shown.</source>
        <translation>Anzahl der Messungen jeder Größe; gezeigt werden Mediane.</translation>
    </message>
    <message>
        <source>rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>Number of samples of one example.</source>
        <translation>Anzahl der Samples eines Beispiels.</translation>
    </message>
    <message>
        <source>Gibbs sampling only: updates of each unit per sample.</source>
        <translation>Nur Gibbs-Sampling: Aktualisierungen jeder Einheit je Sample.</translation>
    </message>
    <message>
        <source>QPU</source>
        <translation>QPU</translation>
    </message>
    <message>
        <source>By D-Wave&apos;s published timing model, or measured on a D-Wave annealer, one submission per size.</source>
        <translation>Nach dem veröffentlichten Zeitmodell von D-Wave, oder gemessen auf einem D-Wave-Annealer, ein Auftrag je Größe.</translation>
    </message>
    <message>
        <source>Timing model</source>
        <translation>Zeitmodell</translation>
    </message>
    <message>
        <source>Limit on the QPU access time of all sizes together.</source>
        <translation>Grenze der QPU-Zugriffszeit aller Größen zusammen.</translation>
    </message>
    <message>
        <source>Seed of weights and samples.</source>
        <translation>Seed der Gewichte und Samples.</translation>
    </message>
    <message>
        <source>Runtime against size</source>
        <translation>Laufzeit gegen Größe</translation>
    </message>
    <message>
        <source>Times an MLP&apos;s matrix product, the exact conditional, Gibbs sampling and the QPU, and extrapolates to the size at which the QPU becomes faster.</source>
        <translation>Misst das Matrixprodukt eines MLP, die exakte bedingte Verteilung, Gibbs-Sampling und die QPU, und extrapoliert auf die Größe, ab der die QPU schneller wird.</translation>
    </message>
    <message>
        <source>Sec. 5.3, Fig. 5</source>
        <translation>Abschn. 5.3, Abb. 5</translation>
    </message>
    <message>
        <source>Growing stars on the chips.</source>
        <translation>Lasse Sterne auf den Chips wachsen.</translation>
    </message>
    <message>
        <source>Round {rounds} of {repeats}.</source>
        <translation>Runde {rounds} von {repeats}.</translation>
    </message>
    <message>
        <source>Stopped before the first round was complete.</source>
        <translation>Angehalten, bevor die erste Runde vollständig war.</translation>
    </message>
    <message>
        <source>Sampling {size} visible units on the QPU.</source>
        <translation>Sample {size} sichtbare Einheiten auf der QPU.</translation>
    </message>
    <message>
        <source>The QPU is faster than the MLP {found}, than the exact conditional {found2}, and than Gibbs sampling {found3}.</source>
        <translation>Die QPU ist schneller als das MLP {found}, als die exakte bedingte Verteilung {found2}, und als Gibbs-Sampling {found3}.</translation>
    </message>
    <message>
        <source>Exact conditional</source>
        <translation>Exakt bedingt</translation>
    </message>
    <message>
        <source>Gibbs sampling</source>
        <translation>Gibbs-Sampling</translation>
    </message>
    <message>
        <source>visible units</source>
        <translation>sichtbare Einheiten</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>the paper&apos;s {size} ({chip})</source>
        <translation>{size} der Arbeit ({chip})</translation>
    </message>
    <message>
        <source>capacity of {chip}: {size}</source>
        <translation>Kapazität von {chip}: {size}</translation>
    </message>
    <message>
        <source>crossing, {short}: {visible}</source>
        <translation>Schnittpunkt, {short}: {visible}</translation>
    </message>
    <message>
        <source>Gibbs</source>
        <translation>Gibbs</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>{name}, extrapolated</source>
        <translation>{name}, extrapoliert</translation>
    </message>
    <message>
        <source>timing model</source>
        <translation>Zeitmodell</translation>
    </message>
    <message>
        <source>QPU times are not measured but come from the published timing of {topology}</source>
        <translation>QPU-Zeiten sind nicht gemessen, sondern kommen aus den veröffentlichten Zeiten von {topology}</translation>
    </message>
    <message>
        <source>QPU times are the reported access times, one submission per size</source>
        <translation>QPU-Zeiten sind die gemeldeten Zugriffszeiten, ein Auftrag je Größe</translation>
    </message>
    <message>
        <source>where the size fits on its working graph</source>
        <translation>wo die Größe auf seinen Arbeitsgraphen passt</translation>
    </message>
    <message>
        <source>Time for one example: one product with the MLP&apos;s weights; {reads} samples of the exact conditional; {reads} Gibbs samples of {sweeps} sweeps; {reads} reads of one submission at {anneal_time_us} µs, programming included. With one output no advantage of the QPU is possible: the exact conditional costs one pass over the units, and grows no faster than programming them. The classical times are medians of {rounds} rounds on one core of this computer; the paper used a GPU. {qpu}; dashed: their mean. Dotted: a straight line fitted to the largest sizes (from a tenth of the largest). {sentence}; in brackets the 95 % interval of a bootstrap over sizes and rounds.</source>
        <translation>Time for one example: one product with the MLP&apos;s weights; {reads} samples of the exact conditional; {reads} Gibbs samples of {sweeps} sweeps; {reads} reads of one submission at {anneal_time_us} µs, programming included. With one output no advantage of the QPU is possible: the exact conditional costs one pass over the units, and grows no faster than programming them. The classical times are medians of {rounds} rounds on one core of this computer; the paper used a GPU. {qpu}; dashed: their mean. Dotted: a straight line fitted to the largest sizes (from a tenth of the largest). {sentence}; in brackets the 95 % interval of a bootstrap over sizes and rounds.</translation>
    </message>
    <message>
        <source>an Advantage2 system</source>
        <translation>eines Advantage2-Systems</translation>
    </message>
    <message>
        <source>an Advantage system</source>
        <translation>eines Advantage-Systems</translation>
    </message>
    <message>
        <source>at no size up to {farthest} visible units</source>
        <translation>bei keiner Größe bis {farthest} sichtbare Einheiten</translation>
    </message>
    <message>
        <source>at every size</source>
        <translation>bei jeder Größe</translation>
    </message>
    <message>
        <source>any size</source>
        <translation>jede Größe</translation>
    </message>
    <message>
        <source>no upper limit</source>
        <translation>ohne obere Grenze</translation>
    </message>
    <message>
        <source>above {visible} visible units ({low} to {high})</source>
        <translation>über {visible} sichtbaren Einheiten ({low} bis {high})</translation>
    </message>
    <message>
        <source>{path} must end in .{formats} or .{formats2}.</source>
        <translation>{path} muss auf .{formats} oder .{formats2} enden.</translation>
    </message>
    <message>
        <source>There is nothing to export as {suffix} yet; run the experiment first.</source>
        <translation>Es gibt noch nichts als {suffix} zu exportieren; führe erst das Experiment aus.</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>In the paper</source>
        <translation>In der Arbeit</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>The same on the terminal:</source>
        <translation>The same on the terminal:</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>Was es zeigt</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>How to repeat it</source>
        <translation>How to repeat it</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht fertig</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Settings of the run at each value:</source>
        <translation>Einstellungen des Laufs bei jedem Wert:</translation>
    </message>
    <message>
        <source>{count} submission</source>
        <translation>{count} Auftrag</translation>
    </message>
    <message>
        <source>{count} submissions</source>
        <translation>{count} Aufträge</translation>
    </message>
    <message>
        <source>give pegasus:2 to pegasus:24 or zephyr:1 to zephyr:24, for example zephyr:15 or zephyr:15,4</source>
        <translation>gib pegasus:2 bis pegasus:24 oder zephyr:1 bis zephyr:24 an, zum Beispiel zephyr:15 oder zephyr:15,4</translation>
    </message>
    <message>
        <source>{name} cannot be {first}: {message}{message2}.</source>
        <translation>{name} kann nicht {first} sein: {message}{message2}.</translation>
    </message>
    <message>
        <source>name at most {bounds}</source>
        <translation>nenne höchstens {bounds}</translation>
    </message>
    <message>
        <source>name at least {bounds}</source>
        <translation>nenne mindestens {bounds}</translation>
    </message>
    <message>
        <source>95 % intervals of the mean over paired trials, by Student&apos;s t, which allows for how little few trials tell of their own deviation</source>
        <translation>95 % intervals of the mean over paired trials, by Student&apos;s t, which allows for how little few trials tell of their own deviation</translation>
    </message>
    <message>
        <source>test accuracy is {pairs}</source>
        <translation>Testgenauigkeit {pairs}</translation>
    </message>
    <message>
        <source>test loss is {pairs}</source>
        <translation>Testverlust {pairs}</translation>
    </message>
    <message>
        <source>(few: the intervals rest on normally distributed differences)</source>
        <translation>(wenige: Die Intervalle setzen normalverteilte Unterschiede voraus)</translation>
    </message>
    <message>
        <source>Compared with a coin in place of the sampler, {method_names}&apos;s {parts}, over {trials} of {pairs} pairs{few}.</source>
        <translation>Verglichen mit einer Münze statt des Samplers, {method_names}: {parts}, über {trials} von {pairs} Paaren{few}.</translation>
    </message>
    <message>
        <source>Compared with a coin in place of the sampler, {method_names}&apos;s {parts}, over {trials}{few}.</source>
        <translation>Verglichen mit einer Münze statt des Samplers, {method_names}: {parts}, über {trials}{few}.</translation>
    </message>
    <message>
        <source>and its</source>
        <translation>und</translation>
    </message>
    <message>
        <source>paired trial</source>
        <translation>gepaarter Versuch</translation>
    </message>
    <message>
        <source>{better} in {better2} of {pairs} pairs</source>
        <translation>{better} in {better2} von {pairs} Paaren</translation>
    </message>
    <message>
        <source>different by {mean} (single trials have no interval{where})</source>
        <translation>verschieden um {mean} (einzelne Versuche haben kein Intervall{where})</translation>
    </message>
    <message>
        <source>not measurably different ({mean}, 95 % interval {low} to {high}{where})</source>
        <translation>nicht messbar verschieden ({mean}, 95-%-Intervall {low} bis {high}{where})</translation>
    </message>
    <message>
        <source>{lstrip} {word} (95 % interval {ends}{where})</source>
        <translation>{lstrip} {word} (95-%-Intervall {ends}{where})</translation>
    </message>
    <message>
        <source>{count} paired trial</source>
        <translation>{count} gepaarten Versuch</translation>
    </message>
    <message>
        <source>{count} paired trials</source>
        <translation>{count} gepaarte Versuche</translation>
    </message>
    <message>
        <source>{text} is not a pair; write it as 2-3, Pullover-Dress or digits:2-3.</source>
        <translation>{text} ist kein Paar; schreibe es als 2-3, Pullover-Dress oder digits:2-3.</translation>
    </message>
    <message>
        <source>{text} names one class twice; name two different classes, or more.</source>
        <translation>{text} nennt eine Klasse zweimal; nenne zwei verschiedene Klassen, oder mehr.</translation>
    </message>
    <message>
        <source>Classical-1</source>
        <translation>Klassisch-1</translation>
    </message>
    <message>
        <source>Classical-2</source>
        <translation>Klassisch-2</translation>
    </message>
    <message>
        <source>Quantum-1</source>
        <translation>Quanten-1</translation>
    </message>
    <message>
        <source>Coin</source>
        <translation>Münze</translation>
    </message>
    <message>
        <source>a trial with sampler.kind {kind} is none of the methods</source>
        <translation>ein Versuch mit sampler.kind {kind} ist keines der Verfahren</translation>
    </message>
    <message>
        <source>trials on a real QPU need a library, whose ledger keeps the limits</source>
        <translation>Versuche auf einer echten QPU brauchen eine Bibliothek, deren Abrechnung die Grenzen wahrt</translation>
    </message>
    <message>
        <source>The trial was stopped.</source>
        <translation>Der Versuch wurde angehalten.</translation>
    </message>
    <message>
        <source>in this process</source>
        <translation>in diesem Prozess</translation>
    </message>
    <message>
        <source>The worker processes were killed repeatedly, perhaps because memory ran out; use fewer workers and run the same command again to continue.</source>
        <translation>Die Arbeitsprozesse wurden mehrfach abgebrochen, vielleicht aus Speichermangel; nimm weniger und führe denselben Befehl noch einmal aus, um weiterzumachen.</translation>
    </message>
    <message>
        <source>over {workers} local processes</source>
        <translation>über {workers} lokale Prozesse</translation>
    </message>
    <message>
        <source>Give either a number of workers or the address of a Dask cluster, not both.</source>
        <translation>Gib entweder eine Zahl von Prozessen oder die Adresse eines Dask-Clusters an, nicht beides.</translation>
    </message>
    <message>
        <source>A Dask cluster needs the package distributed; install it with: pip install &apos;qanneal-gui[cluster]&apos;</source>
        <translation>Ein Dask-Cluster braucht das Paket distributed; installiere es mit: pip install &apos;qanneal-gui[cluster]&apos;</translation>
    </message>
    <message>
        <source>run the same command again to continue</source>
        <translation>führe denselben Befehl noch einmal aus, um weiterzumachen</translation>
    </message>
    <message>
        <source>The Dask scheduler has gone; start it again, then {goes_on}.</source>
        <translation>Der Dask-Scheduler ist verschwunden; starte ihn wieder, dann {goes_on}.</translation>
    </message>
    <message>
        <source>The cluster&apos;s workers were killed repeatedly, perhaps because memory ran out; run fewer per machine, then {goes_on}.</source>
        <translation>Die Arbeiter des Clusters wurden mehrfach abgebrochen, vielleicht aus Speichermangel; starte weniger je Rechner, dann {goes_on}.</translation>
    </message>
    <message>
        <source>on the Dask cluster at {address}</source>
        <translation>auf dem Dask-Cluster {address}</translation>
    </message>
    <message>
        <source>not an address</source>
        <translation>keine Adresse</translation>
    </message>
    <message>
        <source>There is no Dask scheduler at {address}; give the address that &apos;dask scheduler&apos; prints, such as tcp://127.0.0.1:8786.</source>
        <translation>Unter {address} gibt es keinen Dask-Scheduler; gib die Adresse an, die &apos;dask scheduler&apos; ausgibt, etwa tcp://127.0.0.1:8786.</translation>
    </message>
    <message>
        <source>The Dask cluster at {address} has no workers; start some with: dask worker {address}</source>
        <translation>Der Dask-Cluster {address} hat keine Arbeiter; starte welche mit: dask worker {address}</translation>
    </message>
    <message>
        <source>A cluster worker lacks part of the program ({theirs}); install the same qanneal-gui everywhere and restart the workers.</source>
        <translation>Einem Arbeiter des Clusters fehlt ein Teil des Programms ({theirs}); installiere überall dasselbe qanneal-gui und starte die Arbeiter neu.</translation>
    </message>
    <message>
        <source>The Dask cluster at {address} has no workers left; start some, then {goes_on}.</source>
        <translation>Der Dask-Cluster {address} hat keine Arbeiter mehr; starte welche, dann {goes_on}.</translation>
    </message>
    <message>
        <source>The cluster could not run a trial ({out}); {goes_on}.</source>
        <translation>Der Cluster konnte einen Versuch nicht ausführen ({out}); {goes_on}.</translation>
    </message>
    <message>
        <source>A trial</source>
        <translation>Ein Versuch</translation>
    </message>
    <message>
        <source>{failures} trials</source>
        <translation>{failures} Versuche</translation>
    </message>
    <message>
        <source>({done} others are finished and kept)</source>
        <translation>({done} andere sind fertig und bleiben)</translation>
    </message>
    <message>
        <source>{count} failed{kept}: {error}</source>
        <translation>{count} gescheitert{kept}: {error}</translation>
    </message>
    <message>
        <source>two tasks of the study are the same</source>
        <translation>two tasks of the study are the same</translation>
    </message>
    <message>
        <source>local tasks need a local function</source>
        <translation>local tasks need a local function</translation>
    </message>
    <message>
        <source>A trial failed unexpectedly ({name}); the log file has the details.</source>
        <translation>Ein Versuch ist unerwartet gescheitert ({name}); die Protokolldatei hat die Einzelheiten.</translation>
    </message>
    <message>
        <source>A cluster worker has qanneal-gui {theirs} and this is {ours}; install the same version everywhere and restart the workers.</source>
        <translation>Ein Arbeiter des Clusters hat qanneal-gui {theirs}, und dies ist {ours}; installiere überall dieselbe Version und starte die Arbeiter neu.</translation>
    </message>
    <message>
        <source>write 1, 2, 5 or 0.1..1 in 5 or log 0.001..0.1 in 4</source>
        <translation>schreibe 1, 2, 5 oder 0.1..1 in 5 oder log 0.001..0.1 in 4</translation>
    </message>
    <message>
        <source>{text} is not of the form section.key=values; {example}.</source>
        <translation>{text} hat nicht die Form section.key=values; {example}.</translation>
    </message>
    <message>
        <source>has no range {notation}</source>
        <translation>hat keinen Bereich {notation}</translation>
    </message>
    <message>
        <source>write 0.1..1 in 5 or log 0.001..0.1 in 4</source>
        <translation>schreibe 0.1..1 in 5 oder log 0.001..0.1 in 4</translation>
    </message>
    <message>
        <source>{setting} has no values; {example}.</source>
        <translation>{setting} hat keine Werte; {example}.</translation>
    </message>
    <message>
        <source>{setting} has the value {one} twice; name each value once.</source>
        <translation>{setting} hat den Wert {one} zweimal; nenne jeden einmal.</translation>
    </message>
    <message>
        <source>{setting} is not a setting of this run; name one as in training.learning_rate.</source>
        <translation>{setting} ist keine Einstellung dieses Laufs; nenne eine wie training.learning_rate.</translation>
    </message>
    <message>
        <source>{setting} is a limit and changes nothing that is learned; vary another setting.</source>
        <translation>{setting} ist eine Grenze und ändert nichts am Gelernten; variiere eine andere Einstellung.</translation>
    </message>
    <message>
        <source>takes no range</source>
        <translation>hat keinen Bereich</translation>
    </message>
    <message>
        <source>list its values, separated by commas</source>
        <translation>liste die Werte auf, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>needs two different ends of its range</source>
        <translation>braucht zwei verschiedene Enden des Bereichs</translation>
    </message>
    <message>
        <source>cannot take {count} values</source>
        <translation>kann nicht {count} Werte annehmen</translation>
    </message>
    <message>
        <source>give 2 to {most_values}</source>
        <translation>gib 2 bis {most_values} an</translation>
    </message>
    <message>
        <source>needs both ends above 0 in a logarithmic range</source>
        <translation>braucht in einem logarithmischen Bereich beide Enden über 0</translation>
    </message>
    <message>
        <source>write, for example, log 1..100 in 3</source>
        <translation>schreibe zum Beispiel log 1..100 in 3</translation>
    </message>
    <message>
        <source>has only {found} whole numbers in this range</source>
        <translation>hat in diesem Bereich nur {found} ganze Zahlen</translation>
    </message>
    <message>
        <source>ask for fewer values</source>
        <translation>nimm weniger Werte</translation>
    </message>
    <message>
        <source>A setting can take at most {most_values} values in a sweep; name fewer.</source>
        <translation>Eine Einstellung kann in einem Sweep höchstens {most_values} Werte annehmen; nenne weniger.</translation>
    </message>
    <message>
        <source>The sweep</source>
        <translation>Der Sweep</translation>
    </message>
    <message>
        <source>{done} of them finished before</source>
        <translation>{done} davon schon fertig</translation>
    </message>
    <message>
        <source>{runs}, all of them finished before.</source>
        <translation>{runs}, alle schon fertig.</translation>
    </message>
    <message>
        <source>{hidden} hidden units</source>
        <translation>{hidden} verdeckten Einheiten</translation>
    </message>
    <message>
        <source>The combination with {hidden} cannot be run: {error}</source>
        <translation>Die Kombination mit {hidden} kann nicht laufen: {error}</translation>
    </message>
    <message>
        <source>{count} run</source>
        <translation>{count} Lauf</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} Läufe</translation>
    </message>
    <message>
        <source>{count} not finished: {why}</source>
        <translation>{count} nicht fertig: {why}</translation>
    </message>
    <message>
        <source>{count} not finished; start it again.</source>
        <translation>{count} nicht fertig; starte ihn noch einmal.</translation>
    </message>
    <message>
        <source>{trial}: step {step} of {steps}. {count}.</source>
        <translation>{trial}: Schritt {step} von {steps}. {count}.</translation>
    </message>
    <message>
        <source>{count}; {going} at the same time.</source>
        <translation>{count}; {going} zugleich.</translation>
    </message>
    <message>
        <source>{words}: {count} in {elapsed}.</source>
        <translation>{words}: {count} in {elapsed}.</translation>
    </message>
    <message>
        <source>({reused} from before)</source>
        <translation>({reused} von früher)</translation>
    </message>
    <message>
        <source>{combinations} at random</source>
        <translation>{combinations} zufällig</translation>
    </message>
    <message>
        <source>{count} seeds each</source>
        <translation>je {count} Seeds</translation>
    </message>
    <message>
        <source>The sweep would have {wanted} runs, more than {most_trials}; vary less, take fewer seeds, or draw a sample of the combinations.</source>
        <translation>Der Sweep hätte {wanted} Läufe, mehr als {most_trials}; variiere weniger, nimm weniger Seeds, oder ziehe eine Stichprobe der Kombinationen.</translation>
    </message>
    <message>
        <source>Two combinations of the sweep come to the same run; vary what makes a difference.</source>
        <translation>Zwei Kombinationen des Sweeps ergeben denselben Lauf; variiere, was einen Unterschied macht.</translation>
    </message>
    <message>
        <source>A sweep needs a setting to vary, such as training.learning_rate=0.01, 0.1.</source>
        <translation>Ein Sweep braucht eine zu variierende Einstellung, etwa training.learning_rate=0.01, 0.1.</translation>
    </message>
    <message>
        <source>{setting} is varied twice; name all its values at once.</source>
        <translation>{setting} wird zweimal variiert; nenne alle Werte auf einmal.</translation>
    </message>
    <message>
        <source>{setting} differs between the seeds anyway; vary it, or ask for one seed.</source>
        <translation>{setting} unterscheidet sich ohnehin zwischen den Seeds; variiere es, oder nimm einen Seed.</translation>
    </message>
    <message>
        <source>The combination {said} cannot be run: {error}</source>
        <translation>Die Kombination {said} kann nicht laufen: {error}</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>Sweep</translation>
    </message>
    <message>
        <source>{count} combination</source>
        <translation>{count} Kombination</translation>
    </message>
    <message>
        <source>{count} combinations</source>
        <translation>{count} Kombinationen</translation>
    </message>
    <message>
        <source>{count} value</source>
        <translation>{count} Wert</translation>
    </message>
    <message>
        <source>{count} values</source>
        <translation>{count} Werte</translation>
    </message>
    <message>
        <source>No run has a {metrics} yet.</source>
        <translation>Noch kein Lauf hat: {metrics}.</translation>
    </message>
    <message>
        <source>Best {metrics} with {row}: {value} ({runs}).</source>
        <translation>Am besten ({metrics}): {row} – {value} ({runs}).</translation>
    </message>
    <message>
        <source>No run has the tag {group}; &apos;qanneal runs list&apos; shows all runs.</source>
        <translation>Kein Lauf hat das Schlagwort {group}; &apos;qanneal runs list&apos; zeigt alle Läufe.</translation>
    </message>
    <message>
        <source>The runs with the tag {group} do not differ in any setting.</source>
        <translation>Die Läufe mit dem Schlagwort {group} unterscheiden sich in keiner Einstellung.</translation>
    </message>
    <message>
        <source>Varied</source>
        <translation>Variiert</translation>
    </message>
    <message>
        <source>section.key=values for each varied setting: 1, 2, 5 or 0.1..1 in 5 or log 0.001..0.1 in 4.</source>
        <translation>section.key=values für jede variierte Einstellung: 1, 2, 5 oder 0.1..1 in 5 oder log 0.001..0.1 in 4.</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Runs of each combination, each with its own seed.</source>
        <translation>Läufe je Kombination, jeder mit eigenem Seed.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Stichprobe</translation>
    </message>
    <message>
        <source>How many of the combinations to draw at random; 0 for all.</source>
        <translation>Wie viele der Kombinationen zufällig gezogen werden; 0 für alle.</translation>
    </message>
    <message>
        <source>combinations</source>
        <translation>Kombinationen</translation>
    </message>
    <message>
        <source>Sample seed</source>
        <translation>Seed der Stichprobe</translation>
    </message>
    <message>
        <source>Seed of that draw.</source>
        <translation>Seed dieser Ziehung.</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>Bestes nach</translation>
    </message>
    <message>
        <source>What the best combination is chosen by, and what is drawn.</source>
        <translation>Wonach die beste Kombination gewählt und was gezeichnet wird.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the sweep; the tag of its runs begins with it.</source>
        <translation>Name des Sweeps; das Schlagwort seiner Läufe beginnt damit.</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>The run whose settings are varied, by its name.</source>
        <translation>Der Lauf, dessen Einstellungen variiert werden, mit seinem Namen.</translation>
    </message>
    <message>
        <source>Settings of all runs by their names, separated by commas, for example Steps = 40.</source>
        <translation>Einstellungen aller Läufe mit ihren Namen, durch Kommas getrennt, zum Beispiel Schritte = 40.</translation>
    </message>
    <message>
        <source>Number of local processes that share the runs.</source>
        <translation>Anzahl lokaler Prozesse, die sich die Läufe teilen.</translation>
    </message>
    <message>
        <source>Address of a Dask scheduler with workers on this computer, such as tcp://127.0.0.1:8786; empty for none.</source>
        <translation>Adresse eines Dask-Schedulers mit Arbeitern auf diesem Computer, etwa tcp://127.0.0.1:8786; leer für keinen.</translation>
    </message>
    <message>
        <source>Make the finished runs of this sweep again, too.</source>
        <translation>Auch die fertigen Läufe dieses Sweeps noch einmal machen.</translation>
    </message>
    <message>
        <source>choose one of {presets}</source>
        <translation>wähle eine von {presets}</translation>
    </message>
    <message>
        <source>Trains at all combinations of the values that some settings take, each with several seeds, and says which are the best.</source>
        <translation>Trainiert bei allen Kombinationen der Werte einiger Einstellungen, jede mit mehreren Seeds, und sagt, welche am besten sind.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>stop</translation>
    </message>
    <message>
        <source>go</source>
        <translation>go</translation>
    </message>
    <message>
        <source>This sweep is being run in another window or terminal; stop it there, or wait until it ends.</source>
        <translation>Dieser Sweep läuft in einem anderen Fenster oder Terminal; halte ihn dort an, oder warte, bis er endet.</translation>
    </message>
    <message>
        <source>The worker on {gethostname} does not see the run library in {task}; a sweep needs workers on the computer that has it.</source>
        <translation>Der Arbeiter auf {gethostname} sieht die Bibliothek der Läufe in {task} nicht; ein Sweep braucht Arbeiter auf dem Computer, der sie hat.</translation>
    </message>
    <message>
        <source>a word to the workers</source>
        <translation>ein Wort an die Arbeiter</translation>
    </message>
    <message>
        <source>{series} (no values)</source>
        <translation>{series} (keine Werte)</translation>
    </message>
    <message>
        <source>No values yet</source>
        <translation>Noch keine Werte</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Abbildung</translation>
    </message>
    <message>
        <source>The webhook&apos;s address is empty, too long or holds blanks; copy it again.</source>
        <translation>Die Adresse des Webhooks ist leer, zu lang oder enthält Leerzeichen; kopiere sie noch einmal.</translation>
    </message>
    <message>
        <source>This is not the address of a webhook; give one that begins with https://.</source>
        <translation>Das ist keine Adresse eines Webhooks; gib eine an, die mit https:// beginnt.</translation>
    </message>
    <message>
        <source>The webhook&apos;s address holds a user name; give one without.</source>
        <translation>Die Adresse des Webhooks enthält einen Benutzernamen; gib eine ohne an.</translation>
    </message>
    <message>
        <source>With http:// everybody on the way could read the webhook&apos;s address; give one with https://.</source>
        <translation>Mit http:// könnte jeder auf dem Weg die Adresse des Webhooks lesen; gib eine mit https:// an.</translation>
    </message>
    <message>
        <source>The mail server {host} is not of this computer: choose STARTTLS or TLS.</source>
        <translation>Der Mailserver {host} ist nicht dieser Computer: Wähle STARTTLS oder TLS.</translation>
    </message>
    <message>
        <source>There is no password for the mail server {host}; enter it.</source>
        <translation>Für den Mailserver {host} gibt es kein Passwort; gib es ein.</translation>
    </message>
    <message>
        <source>signing in with a password</source>
        <translation>die Anmeldung mit Passwort</translation>
    </message>
    <message>
        <source>The mail server {host} does not offer {what}; nothing was sent.</source>
        <translation>Der Mailserver {host} bietet {what} nicht an; nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The mail server {host} has refused the user name or the password; enter them again.</source>
        <translation>Der Mailserver {host} hat Benutzername oder Passwort abgelehnt; gib sie noch einmal ein.</translation>
    </message>
    <message>
        <source>The mail server {host} has refused the addresses; check them.</source>
        <translation>Der Mailserver {host} hat die Adressen abgelehnt; prüfe sie.</translation>
    </message>
    <message>
        <source>The mail server {host} cannot be used ({why}).</source>
        <translation>Der Mailserver {host} ist nicht brauchbar ({why}).</translation>
    </message>
    <message>
        <source>qanneal: {sentence}</source>
        <translation>qanneal: {sentence}</translation>
    </message>
    <message>
        <source>See: qanneal runs show {run}</source>
        <translation>See: qanneal runs show {run}</translation>
    </message>
    <message>
        <source>A run or an experiment has ended</source>
        <translation>Ein Lauf oder Experiment ist zu Ende</translation>
    </message>
    <message>
        <source>A run is paused: by a limit, by trouble with the annealer, or by an order from elsewhere</source>
        <translation>Ein Lauf pausiert: wegen einer Grenze, wegen Schwierigkeiten mit dem Annealer, oder auf Anweisung von anderswo</translation>
    </message>
    <message>
        <source>A run or an experiment has failed</source>
        <translation>Ein Lauf oder Experiment ist gescheitert</translation>
    </message>
    <message>
        <source>90 % of a run&apos;s or of the month&apos;s QPU time is used</source>
        <translation>90 % der QPU-Zeit eines Laufs oder des Monats sind verbraucht</translation>
    </message>
    <message>
        <source>A run shows a problem, such as samples that the chip&apos;s errors shift</source>
        <translation>Ein Lauf zeigt ein Problem, etwa Samples, die Fehler des Chips verschieben</translation>
    </message>
    <message>
        <source>The queue is empty, or has paused by itself</source>
        <translation>Die Warteschlange ist leer, oder pausiert von selbst</translation>
    </message>
    <message>
        <source>This is a test: qanneal can reach you here.</source>
        <translation>Dies ist ein Test: qanneal erreicht dich hier.</translation>
    </message>
    <message>
        <source>{titles} failed unexpectedly ({name}).</source>
        <translation>{titles} ist unerwartet gescheitert ({name}).</translation>
    </message>
    <message>
        <source>A notice was not sent. {problem}</source>
        <translation>Eine Meldung wurde nicht gesendet. {problem}</translation>
    </message>
    <message>
        <source>There is no webhook; give its address with: qanneal notify --webhook URL</source>
        <translation>Es gibt keinen Webhook; gib seine Adresse an mit: qanneal notify --webhook URL</translation>
    </message>
    <message>
        <source>its certificate is not trusted</source>
        <translation>seinem Zertifikat wird nicht vertraut</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>it does not speak TLS at this port</source>
        <translation>er spricht an diesem Port kein TLS</translation>
    </message>
    <message>
        <source>it has closed the connection</source>
        <translation>er hat die Verbindung geschlossen</translation>
    </message>
    <message>
        <source>its answer is no HTTP</source>
        <translation>seine Antwort ist kein HTTP</translation>
    </message>
    <message>
        <source>it has answered {smtp_code}</source>
        <translation>er hat {smtp_code} geantwortet</translation>
    </message>
    <message>
        <source>its answer is no SMTP</source>
        <translation>seine Antwort ist kein SMTP</translation>
    </message>
    <message>
        <source>The password is empty, too long or holds control characters; enter it again.</source>
        <translation>Das Passwort ist leer, zu lang oder enthält Steuerzeichen; gib es noch einmal ein.</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Desktop</translation>
    </message>
    <message>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>{value} is no e-mail address; give one such as you@example.org.</source>
        <translation>{value} ist keine E-Mail-Adresse; gib eine wie you@example.org an.</translation>
    </message>
    <message>
        <source>{value} is no name of a computer; give one such as smtp.example.org.</source>
        <translation>{value} ist kein Name eines Computers; gib einen wie smtp.example.org an.</translation>
    </message>
    <message>
        <source>The user name holds control characters or is too long; enter it again.</source>
        <translation>Der Benutzername enthält Steuerzeichen oder ist zu lang; gib ihn noch einmal ein.</translation>
    </message>
    <message>
        <source>Without TLS everybody on the way could read the mail and its password; choose STARTTLS or TLS.</source>
        <translation>Ohne TLS könnte jeder unterwegs die Mail und ihr Passwort lesen; wähle STARTTLS oder TLS.</translation>
    </message>
    <message>
        <source>The webhook at {host} cannot be reached ({why}).</source>
        <translation>Der Webhook bei {host} ist nicht erreichbar ({why}).</translation>
    </message>
    <message>
        <source>The webhook at {host} leads elsewhere ({status}); give the address it leads to.</source>
        <translation>Der Webhook bei {host} führt anderswohin ({status}); gib die Adresse an, zu der er führt.</translation>
    </message>
    <message>
        <source>The webhook at {host} has refused the notice ({status}); check its address.</source>
        <translation>Der Webhook bei {host} hat die Meldung abgelehnt ({status}); prüfe seine Adresse.</translation>
    </message>
    <message>
        <source>text/plain; charset=utf-8</source>
        <translation>text/plain; charset=utf-8</translation>
    </message>
    <message>
        <source>the settings of a run</source>
        <translation>die Einstellungen eines Laufs</translation>
    </message>
    <message>
        <source>{file} cannot be used</source>
        <translation>{file} ist nicht brauchbar</translation>
    </message>
    <message>
        <source>Run {run} is still running; stop it before deleting it.</source>
        <translation>Lauf {run} läuft noch; halte ihn an, bevor du ihn löschst.</translation>
    </message>
    <message>
        <source>There is no run {run} in the bin; &apos;qanneal runs bin&apos; lists the runs there.</source>
        <translation>Im Papierkorb gibt es keinen Lauf {run}; &apos;qanneal runs bin&apos; listet die Läufe dort auf.</translation>
    </message>
    <message>
        <source>{run} is the beginning of more than one id in the bin; give more of the id.</source>
        <translation>{run} ist der Anfang mehrerer Kennungen im Papierkorb; gib mehr davon an.</translation>
    </message>
    <message>
        <source>The {what} of a run may have at most {longest} characters; shorten it.</source>
        <translation>{what} eines Laufs: höchstens {longest} Zeichen; kürze den Text.</translation>
    </message>
    <message>
        <source>Run {run} was deleted permanently; reload the list of runs.</source>
        <translation>Lauf {run} wurde endgültig gelöscht; lade die Liste der Läufe neu.</translation>
    </message>
    <message>
        <source>{kinds} {mean_interval} over {found} pair of runs</source>
        <translation>{kinds} {mean_interval} über {found} Paar von Läufen</translation>
    </message>
    <message>
        <source>{kinds} {mean_interval} over {found} pairs of runs</source>
        <translation>{kinds} {mean_interval} über {found} Paare von Läufen</translation>
    </message>
    <message>
        <source>Less the coin, {unit}: {parts}.</source>
        <translation>Abzüglich der Münze, {unit}: {parts}.</translation>
    </message>
    <message>
        <source>{mean} (95 % interval {low} to {high})</source>
        <translation>{mean} (95-%-Intervall {low} bis {high})</translation>
    </message>
    <message>
        <source>The run library {path} {foreign}.</source>
        <translation>Die Bibliothek der Läufe {path} {foreign}.</translation>
    </message>
    <message>
        <source>The run library {path} was written by a newer version of qanneal; update qanneal, or set QANNEAL_HOME to another folder.</source>
        <translation>Die Bibliothek der Läufe {path} wurde von einer neueren Version von qanneal geschrieben; aktualisiere qanneal, oder setze QANNEAL_HOME auf einen anderen Ordner.</translation>
    </message>
    <message>
        <source>make sure that its folder is writable, or set QANNEAL_HOME to another one</source>
        <translation>sorge dafür, dass ihr Ordner beschreibbar ist, oder setze QANNEAL_HOME auf einen anderen</translation>
    </message>
    <message>
        <source>is in use by another program; close that program and try again</source>
        <translation>wird von einem anderen Programm benutzt; schließe es und versuche es noch einmal</translation>
    </message>
    <message>
        <source>lies where files cannot be locked reliably, as on some network homes; try again, or set QANNEAL_HOME to a folder on a local disk</source>
        <translation>liegt, wo sich Dateien nicht zuverlässig sperren lassen, wie manchmal im Netz; versuche es noch einmal, oder setze QANNEAL_HOME auf einen Ordner auf einer lokalen Platte</translation>
    </message>
    <message>
        <source>cannot be read or written; check its disk</source>
        <translation>lässt sich nicht lesen oder schreiben; prüfe ihre Platte</translation>
    </message>
    <message>
        <source>is not a run library of qanneal; move it, or set QANNEAL_HOME to another folder</source>
        <translation>ist keine Bibliothek von qanneal; verschiebe sie, oder setze QANNEAL_HOME auf einen anderen Ordner</translation>
    </message>
    <message>
        <source>cannot be opened; {write_access}</source>
        <translation>lässt sich nicht öffnen; {write_access}</translation>
    </message>
    <message>
        <source>is not accessible to this account; {write_access}</source>
        <translation>ist für dieses Konto nicht zugänglich; {write_access}</translation>
    </message>
    <message>
        <source>cannot be written; {write_access}</source>
        <translation>lässt sich nicht schreiben; {write_access}</translation>
    </message>
    <message>
        <source>was moved while it was in use; put it back and try again</source>
        <translation>wurde im Gebrauch verschoben; lege sie zurück und versuche es noch einmal</translation>
    </message>
    <message>
        <source>cannot grow because the disk is full; free some space and try again</source>
        <translation>kann nicht wachsen, weil die Platte voll ist; schaffe Platz und versuche es noch einmal</translation>
    </message>
    <message>
        <source>needs more memory than is available; close other programs and try again</source>
        <translation>braucht mehr Speicher, als da ist; schließe andere Programme und versuche es noch einmal</translation>
    </message>
    <message>
        <source>did not answer before it was interrupted; try again</source>
        <translation>hat nicht geantwortet, bevor sie unterbrochen wurde; versuche es noch einmal</translation>
    </message>
    <message>
        <source>was changed by another program just now; try again</source>
        <translation>wurde eben von einem anderen Programm geändert; versuche es noch einmal</translation>
    </message>
    <message>
        <source>lacks what this version of qanneal expects: another program may have changed it; restore a backup of it, or set QANNEAL_HOME to another folder</source>
        <translation>fehlt, was diese Version von qanneal erwartet: Ein anderes Programm hat sie vielleicht geändert; stelle eine Sicherung wieder her, oder setze QANNEAL_HOME auf einen anderen Ordner</translation>
    </message>
    <message>
        <source>The run library {path} is damaged; restore a backup, or set it aside and recover the runs from their own files with: qanneal runs recover --all (what the QPU has cost is in ledger.jsonl, too).</source>
        <translation>Die Bibliothek der Läufe {path} ist beschädigt; stelle eine Sicherung wieder her, oder lege sie beiseite und hole die Läufe aus ihren eigenen Dateien zurück mit: qanneal runs recover --all (was die QPU gekostet hat, steht auch in ledger.jsonl).</translation>
    </message>
    <message>
        <source>The run library {path} {advice}.</source>
        <translation>Die Bibliothek der Läufe {path} {advice}.</translation>
    </message>
    <message>
        <source>The run library {path} {lacking}.</source>
        <translation>Die Bibliothek der Läufe {path} {lacking}.</translation>
    </message>
    <message>
        <source>The run library {path} could not be used ({name}); try again, and report it.</source>
        <translation>Die Bibliothek der Läufe {path} war nicht brauchbar ({name}); versuche es noch einmal, und melde es.</translation>
    </message>
    <message>
        <source>The run library {path} {in_use}.</source>
        <translation>Die Bibliothek der Läufe {path} {in_use}.</translation>
    </message>
    <message>
        <source>Cannot write {path} ({strerror}); make sure that the folder is writable, or set QANNEAL_HOME to another one.</source>
        <translation>{path} kann nicht geschrieben werden ({strerror}); sorge dafür, dass der Ordner beschreibbar ist, oder setze QANNEAL_HOME auf einen anderen.</translation>
    </message>
    <message>
        <source>a frame of a run</source>
        <translation>ein Bild eines Laufs</translation>
    </message>
    <message>
        <source>Reading run {i} of {runs}</source>
        <translation>Lese Lauf {i} von {runs}</translation>
    </message>
    <message>
        <source>{what} while a run was being recorded; nothing of this run is lost: continue or end it, and what was recorded is written there again.</source>
        <translation>{what}, während ein Lauf aufgezeichnet wurde; nichts davon ist verloren: Mache weiter oder beende ihn, und das Aufgezeichnete wird dort noch einmal geschrieben.</translation>
    </message>
    <message>
        <source>The run library {path} {change}</source>
        <translation>Die Bibliothek der Läufe {path} {change}</translation>
    </message>
    <message>
        <source>was damaged</source>
        <translation>wurde beschädigt</translation>
    </message>
    <message>
        <source>was removed</source>
        <translation>wurde entfernt</translation>
    </message>
    <message>
        <source>can no longer be found</source>
        <translation>ist nicht mehr zu finden</translation>
    </message>
    <message>
        <source>was replaced by another file</source>
        <translation>wurde durch eine andere Datei ersetzt</translation>
    </message>
    <message>
        <source>was replaced by an older copy</source>
        <translation>wurde durch eine ältere Kopie ersetzt</translation>
    </message>
    <message>
        <source>(all images)</source>
        <translation>(alle Bilder)</translation>
    </message>
    <message>
        <source>({size} images)</source>
        <translation>({size} Bilder)</translation>
    </message>
    <message>
        <source>{networks} by backpropagation</source>
        <translation>{networks} durch Backpropagation</translation>
    </message>
    <message>
        <source>preset {nearest}, but {told}</source>
        <translation>Vorlage {nearest}, aber {told}</translation>
    </message>
    <message>
        <source>preset {nearest}</source>
        <translation>Vorlage {nearest}</translation>
    </message>
    <message>
        <source>{qpu_seconds} QPU time in {submissions} submissions</source>
        <translation>{qpu_seconds} QPU-Zeit in {submissions} Aufträgen</translation>
    </message>
    <message>
        <source>{chosen} classes</source>
        <translation>{chosen} Klassen</translation>
    </message>
    <message>
        <source>what is left at Leap</source>
        <translation>der Rest bei Leap</translation>
    </message>
    <message>
        <source>What Leap has left, in {path}, cannot be read; enter it again with: qanneal limit --leap SECONDS.</source>
        <translation>Der Rest bei Leap, in {path}, lässt sich nicht lesen; gib ihn noch einmal ein mit: qanneal limit --leap SECONDS.</translation>
    </message>
    <message>
        <source>{home} cannot be removed: {strerror}; remove it yourself.</source>
        <translation>{home} lässt sich nicht entfernen: {strerror}; entferne es selbst.</translation>
    </message>
    <message>
        <source>What Leap has left must be a number of seconds from 0 to {largest}.</source>
        <translation>Der Rest bei Leap muss eine Zahl von Sekunden von 0 bis {largest} sein.</translation>
    </message>
    <message>
        <source>qanneal {run} {name}</source>
        <translation>qanneal {run} {name}</translation>
    </message>
    <message>
        <source>The QPU time that {solver} would bill cannot be estimated ({estimate} s); choose another solver.</source>
        <translation>Die QPU-Zeit, die {solver} abrechnen würde, lässt sich nicht schätzen ({estimate} s); wähle einen anderen Solver.</translation>
    </message>
    <message>
        <source>The answer to {lost} of step {step} cannot be read, and may have been billed; to continue, it has to be sent again and paid for again (about {estimate}).</source>
        <translation>Die Antwort auf {lost} von Schritt {step} ist unlesbar und kann abgerechnet worden sein; um weiterzumachen, muss noch einmal gesendet und bezahlt werden (etwa {estimate}).</translation>
    </message>
    <message>
        <source>This run is limited to {run_submissions} and has made {submissions}; raise budget.submissions to continue.</source>
        <translation>Dieser Lauf ist auf {run_submissions} begrenzt und hat {submissions} gemacht; erhöhe budget.submissions, um weiterzumachen.</translation>
    </message>
    <message>
        <source>{cost} could exceed this run&apos;s limit of {run_seconds} of QPU time, of which {run}; raise budget.qpu_seconds to continue.</source>
        <translation>{cost} könnte die Grenze dieses Laufs von {run_seconds} QPU-Zeit überschreiten, wovon {run}; erhöhe budget.qpu_seconds, um weiterzumachen.</translation>
    </message>
    <message>
        <source>{cost} could exceed this computer&apos;s limit of {limit} of QPU time in {today} (UTC), of which {month} by all runs; raise it (qanneal limit SECONDS), or wait until next month.</source>
        <translation>{cost} könnte die Grenze dieses Computers von {limit} QPU-Zeit in {today} (UTC) überschreiten, wovon {month}, von allen Läufen; erhöhe sie (qanneal limit SECONDS), oder warte bis zum nächsten Monat.</translation>
    </message>
    <message>
        <source>{cost} could exceed the {seconds} that Leap had left, of which {since} by now; enter what Leap says now (qanneal limit --leap SECONDS).</source>
        <translation>{cost} könnte die {seconds} überschreiten, die Leap übrig hatte, wovon inzwischen {since}; gib ein, was Leap jetzt sagt (qanneal limit --leap SECONDS).</translation>
    </message>
    <message>
        <source>The next submission (about {cost})</source>
        <translation>Der nächste Auftrag (etwa {cost})</translation>
    </message>
    <message>
        <source>{nanoseconds} are used</source>
        <translation>{nanoseconds} verbraucht sind</translation>
    </message>
    <message>
        <source>({unknown} of unknown cost included)</source>
        <translation>(samt {unknown} mit unbekannten Kosten)</translation>
    </message>
    <message>
        <source>run, entry, kind, solver, state, created, sent, completed, qubits, reads, estimate_ns, billed_ns, problem, step, mark</source>
        <translation>run, entry, kind, solver, state, created, sent, completed, qubits, reads, estimate_ns, billed_ns, problem, step, mark</translation>
    </message>
    <message>
        <source>{path} is not a regular file</source>
        <translation>{path} ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>Cannot write {path} ({strerror}), which keeps what the QPU has cost; make sure that it is writable and that there is space on the disk.</source>
        <translation>{path}, worin steht, was die QPU gekostet hat, kann nicht geschrieben werden ({strerror}); sorge für Schreibrecht und Platz auf der Platte.</translation>
    </message>
    <message>
        <source>the ledger&apos;s second home</source>
        <translation>die zweite Heimat der Abrechnung</translation>
    </message>
    <message>
        <source>number, id, name, created, updated, state, message, recording, config, seeds, versions, steps, last, best, seconds, qpu_seconds, submissions</source>
        <translation>number, id, name, created, updated, state, message, recording, config, seeds, versions, steps, last, best, seconds, qpu_seconds, submissions</translation>
    </message>
    <message>
        <source>Run {id} is in the bin; restore it first, in the window or with: qanneal runs restore {id}</source>
        <translation>Lauf {id} ist gelöscht; stelle ihn zuerst wieder her, im Fenster oder mit: qanneal runs restore {id}</translation>
    </message>
    <message>
        <source>Run {id} is active in another window or terminal; stop it there, or with: qanneal stop {id}</source>
        <translation>Lauf {id} ist in einem anderen Fenster oder Terminal aktiv; halte ihn dort an, oder mit: qanneal stop {id}</translation>
    </message>
    <message>
        <source>the weights of a run</source>
        <translation>die Gewichte eines Laufs</translation>
    </message>
    <message>
        <source>Run {name} has no saved weights yet; train it for a step first.</source>
        <translation>Lauf {name} hat noch keine gespeicherten Gewichte; trainiere ihn erst einen Schritt.</translation>
    </message>
    <message>
        <source>Cannot read {path} ({strerror}); check the permissions of the file.</source>
        <translation>{path} lässt sich nicht lesen ({strerror}); prüfe die Rechte der Datei.</translation>
    </message>
    <message>
        <source>Cannot use the weights in {path}: {error}; train again.</source>
        <translation>Die Gewichte in {path} sind nicht brauchbar: {error}; trainiere neu.</translation>
    </message>
    <message>
        <source>Run {row} is still running; stop it before deleting it.</source>
        <translation>Lauf {row} läuft noch; halte ihn an, bevor du ihn löschst.</translation>
    </message>
    <message>
        <source>interrupted at step {row}</source>
        <translation>unterbrochen bei Schritt {row}</translation>
    </message>
    <message>
        <source>There are no runs yet; &apos;qanneal train&apos; starts one.</source>
        <translation>Es gibt noch keine Läufe; &apos;qanneal train&apos; startet einen.</translation>
    </message>
    <message>
        <source>There is no run {run}; &apos;qanneal runs list&apos; shows all runs.</source>
        <translation>Es gibt keinen Lauf {run}; &apos;qanneal runs list&apos; zeigt alle.</translation>
    </message>
    <message>
        <source>{run} is the beginning of more than one id ({names}); give more of the id.</source>
        <translation>{run} ist der Anfang mehrerer Kennungen ({names}); gib mehr davon an.</translation>
    </message>
    <message>
        <source>({classes} classes)</source>
        <translation>({classes} Klassen)</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>high</source>
        <translation>high</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nats</translation>
    </message>
    <message>
        <source>low</source>
        <translation>low</translation>
    </message>
    <message>
        <source>gain</source>
        <translation>Vorsprung</translation>
    </message>
    <message>
        <source>KL</source>
        <translation>KL</translation>
    </message>
    <message>
        <source>total variation</source>
        <translation>Totalvariation</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>part of its length</source>
        <translation>Teil seiner Länge</translation>
    </message>
    <message>
        <source>shift of log-odds</source>
        <translation>Verschiebung der Log-Odds</translation>
    </message>
    <message>
        <source>output chain breaks</source>
        <translation>Brüche der Ausgabeketten</translation>
    </message>
    <message>
        <source>% of reads</source>
        <translation>% der Reads</translation>
    </message>
    <message>
        <source>below noise floor</source>
        <translation>unter dem Rauschen</translation>
    </message>
    <message>
        <source>% of values</source>
        <translation>% der Werte</translation>
    </message>
    <message>
        <source>wall time</source>
        <translation>verstrichene Zeit</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>EBM</source>
        <translation>EBM</translation>
    </message>
    <message>
        <source>The energy-based model, evaluated by its exact P(y|x). {estimated}</source>
        <translation>Das energiebasierte Modell, mit seinem exakten P(y|x) ausgewertet. {estimated}</translation>
    </message>
    <message>
        <source>MLP</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>The ordinary network with the same weights; this is what is exported.</source>
        <translation>Das gewöhnliche Netz mit denselben Gewichten; dieses wird exportiert.</translation>
    </message>
    <message>
        <source>Shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>A second MLP, trained by backpropagation on the same batches.</source>
        <translation>Ein zweites MLP, durch Backpropagation auf denselben Batches trainiert.</translation>
    </message>
    <message>
        <source>Twin</source>
        <translation>Zwilling</translation>
    </message>
    <message>
        <source>A second EBM, trained on the same batches with a coin in place of samples.</source>
        <translation>Ein zweites EBM, auf denselben Batches mit einer Münze statt Samples trainiert.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test accuracy of the {networks} on {name}</source>
        <translation>Testgenauigkeit ({networks}) bei {name}</translation>
    </message>
    <message>
        <source>Share of the test images of {name} that are classified as such.</source>
        <translation>Anteil der Testbilder von {name}, die als solche klassifiziert werden.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Test accuracy of the EBM over one-hot states</source>
        <translation>Testgenauigkeit des EBM über one-hot-Zustände</translation>
    </message>
    <message>
        <source>The EBM with three classes or more, if only the one-hot states of its outputs are compared.</source>
        <translation>Das EBM mit drei oder mehr Klassen, wenn nur die one-hot-Zustände seiner Ausgaben verglichen werden.</translation>
    </message>
    <message>
        <source>ebm</source>
        <translation>ebm</translation>
    </message>
    <message>
        <source>one-hot</source>
        <translation>one-hot</translation>
    </message>
    <message>
        <source>Symmetrised KL, shadow ↔ MLP</source>
        <translation>Symmetrisierte KL, Schatten ↔ MLP</translation>
    </message>
    <message>
        <source>KL between the outputs of the shadow MLP and of the MLP with the EBM&apos;s weights.</source>
        <translation>KL zwischen den Ausgaben des Schatten-MLP und des MLP mit den Gewichten des EBM.</translation>
    </message>
    <message>
        <source>shadow</source>
        <translation>Schatten</translation>
    </message>
    <message>
        <source>mlp</source>
        <translation>mlp</translation>
    </message>
    <message>
        <source>Gap, EBM ↔ MLP</source>
        <translation>Lücke, EBM ↔ MLP</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>Lücke</translation>
    </message>
    <message>
        <source>Gap: KL between the EBM&apos;s exact P(y|x) and the MLP with its weights. {estimated}</source>
        <translation>Lücke: KL zwischen dem exakten P(y|x) des EBM und dem MLP mit seinen Gewichten. {estimated}</translation>
    </message>
    <message>
        <source>Test gain over the coin-trained twin</source>
        <translation>Testvorsprung vor dem Münz-Zwilling</translation>
    </message>
    <message>
        <source>Log-likelihood of the EBM less that of its twin, which learns the same batches with a coin.</source>
        <translation>Log-Likelihood des EBM abzüglich der seines Zwillings, der dieselben Batches mit einer Münze lernt.</translation>
    </message>
    <message>
        <source>twin</source>
        <translation>Zwilling</translation>
    </message>
    <message>
        <source>Training gain over the coin-trained twin</source>
        <translation>Trainingsvorsprung vor dem Münz-Zwilling</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>KL(sampled ‖ exact)</source>
        <translation>KL(gezogen ‖ exakt)</translation>
    </message>
    <message>
        <source>Mean divergence of the samples from the closed form, over the batch; exact samples show their shot noise, which for many outputs is most of it. {estimated}</source>
        <translation>Mittlere Divergenz der Samples von der geschlossenen Form, über den Batch; exakte Samples zeigen ihr Schrotrauschen, bei vielen Ausgaben das meiste davon. {estimated}</translation>
    </message>
    <message>
        <source>KL(sampled ‖ exact) less shot noise</source>
        <translation>KL(gezogen ‖ exakt) ohne Schrotrauschen</translation>
    </message>
    <message>
        <source>The same less what as many exact samples would show: 0 on average if the samples are exact.</source>
        <translation>Dasselbe abzüglich dessen, was ebenso viele exakte Samples zeigen würden: im Mittel 0, wenn die Samples exakt sind.</translation>
    </message>
    <message>
        <source>Total variation, sampled ↔ exact</source>
        <translation>Totalvariation, gezogen ↔ exakt</translation>
    </message>
    <message>
        <source>Half the sum of |frequency − probability| over all outputs, the mean over the batch; exact samples show their shot noise, sampler.tv_expected.</source>
        <translation>Die halbe Summe von |Häufigkeit − Wahrscheinlichkeit| über alle Ausgaben, Mittel über den Batch; exakte Samples zeigen ihr Schrotrauschen, sampler.tv_expected.</translation>
    </message>
    <message>
        <source>Cosine of the sampled gradient</source>
        <translation>Kosinus des gezogenen Gradienten</translation>
    </message>
    <message>
        <source>Cosine between the gradient from samples and the exact one of the same batch, over all weights.</source>
        <translation>Kosinus zwischen dem Gradienten aus Samples und dem exakten desselben Batches, über alle Gewichte.</translation>
    </message>
    <message>
        <source>Cosine of a coin&apos;s gradient</source>
        <translation>Kosinus des Gradienten einer Münze</translation>
    </message>
    <message>
        <source>The same cosine with P(y) = ½ in place of the samples: what the labels give by themselves.</source>
        <translation>Derselbe Kosinus mit P(y) = ½ statt der Samples: was die Labels allein geben.</translation>
    </message>
    <message>
        <source>Error of the sampled gradient</source>
        <translation>Fehler des gezogenen Gradienten</translation>
    </message>
    <message>
        <source>‖sampled − exact‖ / ‖exact‖ of the gradient of the batch, over all weights.</source>
        <translation>‖gezogen − exakt‖ / ‖exakt‖ des Gradienten des Batches, über alle Gewichte.</translation>
    </message>
    <message>
        <source>Shot noise of the gradient</source>
        <translation>Schrotrauschen des Gradienten</translation>
    </message>
    <message>
        <source>What the same error would be on average with as many exact samples.</source>
        <translation>Wie groß derselbe Fehler bei ebenso vielen exakten Samples im Mittel wäre.</translation>
    </message>
    <message>
        <source>shot noise</source>
        <translation>Schrotrauschen</translation>
    </message>
    <message>
        <source>Samples of y per example at this step.</source>
        <translation>Samples von y je Beispiel in diesem Schritt.</translation>
    </message>
    <message>
        <source>Shift of the log-odds</source>
        <translation>Verschiebung der Log-Odds</translation>
    </message>
    <message>
        <source>Root mean square difference between sampled and exact log-odds of y, where the reads can tell.</source>
        <translation>Quadratisches Mittel des Unterschieds zwischen gezogenen und exakten Log-Odds von y, wo die Reads es sagen können.</translation>
    </message>
    <message>
        <source>Expected shift of the log-odds</source>
        <translation>Erwartete Verschiebung der Log-Odds</translation>
    </message>
    <message>
        <source>The shift that the known errors of the device and the shot noise are expected to cause.</source>
        <translation>Die Verschiebung, die bekannte Gerätefehler und Schrotrauschen erwarten lassen.</translation>
    </message>
    <message>
        <source>The effective inverse temperature by which the problem was divided.</source>
        <translation>Die effektive inverse Temperatur, durch die das Problem geteilt wurde.</translation>
    </message>
    <message>
        <source>Output chain breaks</source>
        <translation>Brüche der Ausgabeketten</translation>
    </message>
    <message>
        <source>Fraction of the reads in which the qubits of an output&apos;s chain disagree.</source>
        <translation>Anteil der Reads, in denen die Qubits der Kette einer Ausgabe uneins sind.</translation>
    </message>
    <message>
        <source>Below noise floor</source>
        <translation>Unter dem Rauschen</translation>
    </message>
    <message>
        <source>Fraction of the programmed values that are smaller than the device&apos;s errors. They are not lost: over K hidden units signals add up as K, errors as √K.</source>
        <translation>Anteil der programmierten Werte, die kleiner sind als die Gerätefehler. Sie sind nicht verloren: Über K verdeckte Einheiten addieren sich Signale wie K, Fehler wie √K.</translation>
    </message>
    <message>
        <source>QPU access time so far.</source>
        <translation>QPU-Zugriffszeit bisher.</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>Verstrichene Zeit</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>seconds</translation>
    </message>
    <message>
        <source>Wall time so far.</source>
        <translation>Bisher verstrichene Zeit.</translation>
    </message>
    <message>
        <source>the monthly limit</source>
        <translation>die Monatsgrenze</translation>
    </message>
    <message>
        <source>The monthly limit in {path} cannot be read; set it again with: qanneal limit SECONDS.</source>
        <translation>Die Monatsgrenze in {path} lässt sich nicht lesen; setze sie noch einmal mit: qanneal limit SECONDS.</translation>
    </message>
    <message>
        <source>The monthly limit must be a number of seconds from 0 to {largest}.</source>
        <translation>Die Monatsgrenze muss eine Zahl von Sekunden von 0 bis {largest} sein.</translation>
    </message>
    <message>
        <source>Run {id} is not running; &apos;qanneal runs list&apos; shows the state of every run.</source>
        <translation>Lauf {id} läuft nicht; &apos;qanneal runs list&apos; zeigt den Zustand jedes Laufs.</translation>
    </message>
    <message>
        <source>an order</source>
        <translation>eine Anweisung</translation>
    </message>
    <message>
        <source>queue.number, position, kind, queue.name, settings, queue.state, queue.message, run, owner, billed, agreed, queue.qpu_seconds, queue.seconds, steps, queue.notes, done, runs.state AS run_state</source>
        <translation>queue.number, position, kind, queue.name, settings, queue.state, queue.message, run, owner, billed, agreed, queue.qpu_seconds, queue.seconds, steps, queue.notes, done, runs.state AS run_state</translation>
    </message>
    <message>
        <source>Entry {number} of the queue was run or changed while it was edited here; press Queue to add what the form shows as an entry of its own, or Edit (F2) to see it as it is now.</source>
        <translation>Eintrag {number} der Warteschlange lief oder wurde geändert, während er hier bearbeitet wurde; drücke Einreihen, um das Formular als eigenen Eintrag hinzuzufügen, oder Bearbeiten (F2), um ihn zu sehen, wie er jetzt ist.</translation>
    </message>
    <message>
        <source>Entry {number} of the queue is {entry}; only one that has failed or is on hold can be retried.</source>
        <translation>Eintrag {number} der Warteschlange: {entry}; nur was gescheitert ist oder ruht, kann noch einmal versucht werden.</translation>
    </message>
    <message>
        <source>The queue has no entry {number}; list its entries with: qanneal queue list</source>
        <translation>Die Warteschlange hat keinen Eintrag {number}; liste sie auf mit: qanneal queue list</translation>
    </message>
    <message>
        <source>Entry {number} of the queue is running; stop its run first.</source>
        <translation>Eintrag {number} der Warteschlange läuft; halte erst seinen Lauf an.</translation>
    </message>
    <message>
        <source>{takes}, and no QPU time.</source>
        <translation>{takes}, und keine QPU-Zeit.</translation>
    </message>
    <message>
        <source>{takes}, and about {qpu_seconds} of QPU time for {billed}; {seconds} are left this month.</source>
        <translation>{takes}, und etwa {qpu_seconds} QPU-Zeit für {billed}; {seconds} bleiben in diesem Monat.</translation>
    </message>
    <message>
        <source>{whose} takes about {qpu_seconds} of QPU time</source>
        <translation>{whose} braucht etwa {qpu_seconds} QPU-Zeit</translation>
    </message>
    <message>
        <source>{takes}, and {seconds} are left {of}.</source>
        <translation>{takes}, und {seconds} bleiben {of}.</translation>
    </message>
    <message>
        <source>The queue</source>
        <translation>Die Warteschlange</translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Nichts wartet.</translation>
    </message>
    <message>
        <source>Nothing else waits; what runs takes about {qpu} of QPU time; {left} are left this month.</source>
        <translation>Sonst wartet nichts; was läuft, braucht etwa {qpu} QPU-Zeit; {left} bleiben in diesem Monat.</translation>
    </message>
    <message>
        <source>entry waits</source>
        <translation>Eintrag wartet</translation>
    </message>
    <message>
        <source>entries wait</source>
        <translation>Einträge warten</translation>
    </message>
    <message>
        <source>Cannot write {current} ({strerror}); make sure that the folder is writable.</source>
        <translation>{current} kann nicht geschrieben werden ({strerror}); sorge dafür, dass der Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>Did not learn</source>
        <translation>Nichts gelernt</translation>
    </message>
    <message>
        <source>what was recorded is there again.</source>
        <translation>was aufgezeichnet war, ist wieder da.</translation>
    </message>
    <message>
        <source>this run is in a new library.</source>
        <translation>dieser Lauf ist in einer neuen Bibliothek.</translation>
    </message>
    <message>
        <source>this run is in a new library; recover the other runs with: qanneal runs recover --all</source>
        <translation>dieser Lauf ist in einer neuen Bibliothek; hole die anderen Läufe zurück mit: qanneal runs recover --all</translation>
    </message>
    <message>
        <source>what lay there is {aside} now, and {held}</source>
        <translation>was dort lag, ist jetzt {aside}, und {held}</translation>
    </message>
    <message>
        <source>it is {aside} now, and {held}</source>
        <translation>sie ist jetzt {aside}, und {held}</translation>
    </message>
    <message>
        <source>acc &gt; 94 and sampler = qpu</source>
        <translation>acc &gt; 94 and sampler = qpu</translation>
    </message>
    <message>
        <source>{next} has no place where it stands</source>
        <translation>{next} kann nicht stehen, wo es steht</translation>
    </message>
    <message>
        <source>it has too many brackets within each other</source>
        <translation>zu viele Klammern ineinander</translation>
    </message>
    <message>
        <source>a bracket is not closed</source>
        <translation>eine Klammer ist nicht geschlossen</translation>
    </message>
    <message>
        <source>a field or a word is missing</source>
        <translation>ein Feld oder Wort fehlt</translation>
    </message>
    <message>
        <source>a value is missing after {operator}</source>
        <translation>nach {operator} fehlt ein Wert</translation>
    </message>
    <message>
        <source>{word} is not a number, to which {name} could be compared</source>
        <translation>{word} ist keine Zahl, mit der {name} verglichen werden könnte</translation>
    </message>
    <message>
        <source>{missing} before {token}</source>
        <translation>{missing} vor {token}</translation>
    </message>
    <message>
        <source>a quotation mark is not closed</source>
        <translation>ein Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>{text} is no operator</source>
        <translation>{text} ist kein Operator</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>zu lang</translation>
    </message>
    <message>
        <source>{name} is more than one setting: {meant}</source>
        <translation>{name} ist mehr als eine Einstellung: {meant}</translation>
    </message>
    <message>
        <source>{name} is neither a setting nor one of {name2}</source>
        <translation>{name} ist weder eine Einstellung noch eines von {name2}</translation>
    </message>
    <message>
        <source>The search cannot be read: {why}; write it as in {example}, or put text in quotes.</source>
        <translation>Die Suche ist nicht lesbar: {why}; schreibe sie wie in {example}, oder setze Text in Anführungszeichen.</translation>
    </message>
    <message>
        <source>Steps {steps} to {steps2} take about</source>
        <translation>Die Schritte {steps} bis {steps2} brauchen etwa</translation>
    </message>
    <message>
        <source>{what} {seconds} of QPU time</source>
        <translation>{what} {seconds} QPU-Zeit</translation>
    </message>
    <message>
        <source>{needed}, and {room} are left of this run&apos;s limit of {qpu_seconds}; raise budget.qpu_seconds to {enough}.</source>
        <translation>{needed}, und {room} bleiben von der Grenze dieses Laufs von {qpu_seconds}; erhöhe budget.qpu_seconds auf {enough}.</translation>
    </message>
    <message>
        <source>{what} {count} submissions, and {free} are left of this run&apos;s limit of {submissions}; raise budget.submissions to {submissions2}.</source>
        <translation>{what} {count} Aufträge, und {free} bleiben von der Grenze dieses Laufs von {submissions}; erhöhe budget.submissions auf {submissions2}.</translation>
    </message>
    <message>
        <source>{needed}, and {seconds} are left {of}.</source>
        <translation>{needed}, und {seconds} bleiben {of}.</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>ruht</translation>
    </message>
    <message>
        <source>a file of step times</source>
        <translation>eine Datei mit Schrittzeiten</translation>
    </message>
    <message>
        <source>Cannot write {path} ({strerror}); make sure that the folder is writable and that there is space on the disk.</source>
        <translation>{path} kann nicht geschrieben werden ({strerror}); sorge für Schreibrecht im Ordner und Platz auf der Platte.</translation>
    </message>
    <message>
        <source>the steps of a run</source>
        <translation>die Schritte eines Laufs</translation>
    </message>
    <message>
        <source>state IN (&apos;intended&apos;, &apos;sent&apos;)</source>
        <translation>state IN (&apos;intended&apos;, &apos;sent&apos;)</translation>
    </message>
    <message>
        <source>problem {row}</source>
        <translation>Problem {row}</translation>
    </message>
    <message>
        <source>a problem</source>
        <translation>ein Problem</translation>
    </message>
    <message>
        <source>{row} billed</source>
        <translation>{row} abgerechnet</translation>
    </message>
    <message>
        <source>{row} simulated</source>
        <translation>{row} simuliert</translation>
    </message>
    <message>
        <source>{billed}, {row} unknown</source>
        <translation>{billed}, {row} unbekannt</translation>
    </message>
    <message>
        <source>{lost}; &apos;qanneal runs recover&apos; recovers what it can.</source>
        <translation>{lost}; &apos;qanneal runs recover&apos; holt zurück, was es kann.</translation>
    </message>
    <message>
        <source>The files of {runs} are here, but not in the run library</source>
        <translation>Die Dateien von {runs} sind hier, aber nicht in der Bibliothek</translation>
    </message>
    <message>
        <source>a note of an export</source>
        <translation>eine Notiz eines Exports</translation>
    </message>
    <message>
        <source>of this computer&apos;s limit for this month; raise it (qanneal limit SECONDS), or wait until next month</source>
        <translation>von der Grenze dieses Computers für diesen Monat; erhöhe sie (qanneal limit SECONDS), oder warte bis zum nächsten Monat</translation>
    </message>
    <message>
        <source>at Leap, by what was entered and spent since; enter what Leap says now (qanneal limit --leap SECONDS)</source>
        <translation>bei Leap, nach dem, was eingegeben und seither verbraucht wurde; gib ein, was Leap jetzt sagt (qanneal limit --leap SECONDS)</translation>
    </message>
    <message>
        <source>the note of the library&apos;s name</source>
        <translation>die Notiz mit dem Namen der Bibliothek</translation>
    </message>
    <message>
        <source>Whole run, for import elsewhere</source>
        <translation>Ganzer Lauf, zum Importieren anderswo</translation>
    </message>
    <message>
        <source>Cannot import {path}: {error}.</source>
        <translation>{path} lässt sich nicht importieren: {error}.</translation>
    </message>
    <message>
        <source>the ledger of a run</source>
        <translation>die Abrechnung eines Laufs</translation>
    </message>
    <message>
        <source>Cannot read {path}: it is not a regular file; choose an archive written by &apos;qanneal export&apos;.</source>
        <translation>{path} lässt sich nicht lesen: keine gewöhnliche Datei; wähle ein Archiv, das &apos;qanneal export&apos; geschrieben hat.</translation>
    </message>
    <message>
        <source>There is no file {path}; choose an archive written by &apos;qanneal export&apos;.</source>
        <translation>Es gibt keine Datei {path}; wähle ein Archiv, das &apos;qanneal export&apos; geschrieben hat.</translation>
    </message>
    <message>
        <source>Cannot read {path} ({strerror}); check the file.</source>
        <translation>{path} lässt sich nicht lesen ({strerror}); prüfe die Datei.</translation>
    </message>
    <message>
        <source>the archive of runs is incomplete; ask its sender for the file again</source>
        <translation>das Archiv von Läufen ist unvollständig; lass es dir noch einmal schicken</translation>
    </message>
    <message>
        <source>a file of a run</source>
        <translation>eine Datei eines Laufs</translation>
    </message>
    <message>
        <source>Cannot write {filename} ({strerror}); make sure that the folder is writable.</source>
        <translation>{filename} kann nicht geschrieben werden ({strerror}); sorge dafür, dass der Ordner beschreibbar ist.</translation>
    </message>
    <message>
        <source>run {run} is already in this library; delete it first to import it again</source>
        <translation>Lauf {run} ist schon in dieser Bibliothek; lösche ihn erst, um ihn wieder zu importieren</translation>
    </message>
    <message>
        <source>run {run} is in this library&apos;s bin; restore it with &apos;qanneal runs restore {run}&apos;, or delete it permanently with &apos;qanneal runs purge {run}&apos; and import it then</source>
        <translation>Lauf {run} ist im Papierkorb dieser Bibliothek; hole ihn zurück mit &apos;qanneal runs restore {run}&apos;, oder lösche ihn endgültig mit &apos;qanneal runs purge {run}&apos; und importiere ihn dann</translation>
    </message>
    <message>
        <source>run {id} is being imported by another window or terminal</source>
        <translation>Lauf {id} wird von einem anderen Fenster oder Terminal importiert</translation>
    </message>
    <message>
        <source>its table of contents is not that of an archive of runs</source>
        <translation>sein Inhaltsverzeichnis ist nicht das eines Archivs von Läufen</translation>
    </message>
    <message>
        <source>it would unpack to far more than such a file can contain; ask its sender for the file again</source>
        <translation>es würde entpackt viel größer, als eine solche Datei sein kann; lass es dir noch einmal schicken</translation>
    </message>
    <message>
        <source>a part of it is far too large; ask its sender for the file again</source>
        <translation>ein Teil ist viel zu groß; lass es dir noch einmal schicken</translation>
    </message>
    <message>
        <source>something was added to it or is missing; ask its sender for the file again</source>
        <translation>etwas wurde hinzugefügt oder fehlt; lass es dir noch einmal schicken</translation>
    </message>
    <message>
        <source>{name} was damaged or altered in transit; ask its sender for the file again</source>
        <translation>{name} wurde unterwegs beschädigt oder verändert; lass es dir noch einmal schicken</translation>
    </message>
    <message>
        <source>it is not an archive of runs; choose a file written by &apos;qanneal export&apos;</source>
        <translation>es ist kein Archiv von Läufen; wähle eine Datei, die &apos;qanneal export&apos; geschrieben hat</translation>
    </message>
    <message>
        <source>one of its lines is too long</source>
        <translation>eine Zeile ist zu lang</translation>
    </message>
    <message>
        <source>it contains far more steps than such a file can; ask its sender for the file again</source>
        <translation>es enthält viel mehr Schritte, als eine solche Datei kann; lass es dir noch einmal schicken</translation>
    </message>
    <message>
        <source>its last line is incomplete</source>
        <translation>die letzte Zeile ist unvollständig</translation>
    </message>
    <message>
        <source>a part of it is not JSON</source>
        <translation>ein Teil ist kein JSON</translation>
    </message>
    <message>
        <source>a part of it is not a JSON object</source>
        <translation>ein Teil ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>its description of a run is invalid</source>
        <translation>die Beschreibung eines Laufs ist ungültig</translation>
    </message>
    <message>
        <source>exported at step {steps}, while it was {state}</source>
        <translation>bei Schritt {steps} exportiert, Zustand: {state}</translation>
    </message>
    <message>
        <source>one of its steps is invalid</source>
        <translation>ein Schritt ist ungültig</translation>
    </message>
    <message>
        <source>its steps are not in order</source>
        <translation>die Schritte sind nicht in der Reihenfolge</translation>
    </message>
    <message>
        <source>some of its samples are invalid</source>
        <translation>einige Samples sind ungültig</translation>
    </message>
    <message>
        <source>its samples do not match its steps</source>
        <translation>die Samples passen nicht zu den Schritten</translation>
    </message>
    <message>
        <source>it was made by another version of qanneal; update qanneal to read it</source>
        <translation>es wurde von einer anderen Version von qanneal gemacht; aktualisiere qanneal, um es zu lesen</translation>
    </message>
    <message>
        <source>its list of runs is invalid</source>
        <translation>die Liste der Läufe ist ungültig</translation>
    </message>
    <message>
        <source>its list of runs is empty, too long, or names a run twice</source>
        <translation>die Liste der Läufe ist leer, zu lang, oder nennt einen Lauf zweimal</translation>
    </message>
    <message>
        <source>its list of submissions is invalid</source>
        <translation>die Liste der Aufträge ist ungültig</translation>
    </message>
    <message>
        <source>its settings do not fit this version of qanneal ({error})</source>
        <translation>die Einstellungen passen nicht zu dieser Version von qanneal ({error})</translation>
    </message>
    <message>
        <source>one of its times is invalid</source>
        <translation>eine Zeit ist ungültig</translation>
    </message>
    <message>
        <source>its {name} cannot be used</source>
        <translation>{name} darin ist nicht brauchbar</translation>
    </message>
    <message>
        <source>@software{qanneal,
  title   = {qanneal: training neural networks with a quantum annealer},
  author  = {{The qanneal developers}},
  version = {{version}},
  license = {Apache-2.0}
}</source>
        <translation>@software{qanneal,
  title   = {qanneal: training neural networks with a quantum annealer},
  author  = {{The qanneal developers}},
  version = {{version}},
  license = {Apache-2.0}
}</translation>
    </message>
    <message>
        <source>@misc{yang2023training,
  title         = {Training Multilayer Perceptrons by Sampling with Quantum Annealers},
  author        = {Yang, Frances Fengyi and Sasdelli, Michele and Chin, Tat-Jun},
  year          = {2023},
  eprint        = {2303.12352},
  archivePrefix = {arXiv}
}</source>
        <translation>@misc{yang2023training,
  title         = {Training Multilayer Perceptrons by Sampling with Quantum Annealers},
  author        = {Yang, Frances Fengyi and Sasdelli, Michele and Chin, Tat-Jun},
  year          = {2023},
  eprint        = {2303.12352},
  archivePrefix = {arXiv}
}</translation>
    </message>
    <message>
        <source>Test accuracy of each class after step {last}</source>
        <translation>Testgenauigkeit jeder Klasse nach Schritt {last}</translation>
    </message>
    <message>
        <source>For what each class is taken cannot be counted: weights or images are not on this machine.</source>
        <translation>Wofür jede Klasse gehalten wird, lässt sich nicht zählen: Gewichte oder Bilder sind nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>For what each class is taken cannot be counted: the data set has changed since.</source>
        <translation>Wofür jede Klasse gehalten wird, lässt sich nicht zählen: Der Datensatz hat sich seither geändert.</translation>
    </message>
    <message>
        <source>Weights for PyTorch (safetensors)</source>
        <translation>Gewichte für PyTorch (safetensors)</translation>
    </message>
    <message>
        <source>Weights for NumPy</source>
        <translation>Gewichte für NumPy</translation>
    </message>
    <message>
        <source>MLP with {hidden} hidden units; y holds probabilities.</source>
        <translation>MLP with {hidden} hidden units; y holds probabilities.</translation>
    </message>
    <message>
        <source>Network for ONNX Runtime</source>
        <translation>Netz für ONNX Runtime</translation>
    </message>
    <message>
        <source>Cannot export as {format}</source>
        <translation>Export als {format} nicht möglich</translation>
    </message>
    <message>
        <source>The extension of {path} is not that of a known format</source>
        <translation>Die Endung von {path} ist keine eines bekannten Formats</translation>
    </message>
    <message>
        <source>The format {name} holds a single run; select one run, or choose one of {many}.</source>
        <translation>Das Format {name} fasst einen einzelnen Lauf; wähle einen, oder eines von {many}.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}); choose another name.</source>
        <translation>{path} kann nicht geschrieben werden ({reason}); wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>The folder {parent} does not exist; create it first, or choose another location.</source>
        <translation>Den Ordner {parent} gibt es nicht; lege ihn erst an, oder wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>{path} is not a file; give the name of a file to write.</source>
        <translation>{path} ist keine Datei; gib den Namen einer zu schreibenden Datei an.</translation>
    </message>
    <message>
        <source>Metrics of every step (CSV)</source>
        <translation>Metriken jedes Schritts (CSV)</translation>
    </message>
    <message>
        <source>Run {id} has no recorded steps yet; train it for a step first.</source>
        <translation>Lauf {id} hat noch keine aufgezeichneten Schritte; trainiere ihn erst einen Schritt.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Cannot read {path}: this is not a path; give {wanted}.</source>
        <translation>{path} lässt sich nicht lesen: kein Pfad; gib {wanted} an.</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>Cannot read {path}: it is {kind}; give {wanted}.</source>
        <translation>{path} lässt sich nicht lesen: Es ist {kind}; gib {wanted} an.</translation>
    </message>
    <message>
        <source>Cannot read {path}: it is larger than {largest}; give {wanted}.</source>
        <translation>{path} lässt sich nicht lesen: größer als {largest}; gib {wanted} an.</translation>
    </message>
    <message>
        <source>{origin} is in {encoding}; save it as UTF-8.</source>
        <translation>{origin} ist in {encoding}; speichere es als UTF-8.</translation>
    </message>
    <message>
        <source>{origin} is UTF-16 or not a text file; save it as UTF-8.</source>
        <translation>{origin} ist UTF-16 oder keine Textdatei; speichere es als UTF-8.</translation>
    </message>
    <message>
        <source>{origin} is not in UTF-8 (line {line}); save it as UTF-8.</source>
        <translation>{origin} ist nicht in UTF-8 (Zeile {line}); speichere es als UTF-8.</translation>
    </message>
    <message>
        <source>Cannot read {path}: {strerror}; give {wanted}.</source>
        <translation>{path} lässt sich nicht lesen: {strerror}; gib {wanted} an.</translation>
    </message>
    <message>
        <source>{record}: a message that could not be formatted</source>
        <translation>{record}: a message that could not be formatted</translation>
    </message>
    <message>
        <source>choose one of {self}</source>
        <translation>wähle eines von {self}</translation>
    </message>
    <message>
        <source>{module} registers no {what} of that name</source>
        <translation>{module} registers no {what} of that name</translation>
    </message>
    <message>
        <source>Remembered</source>
        <translation>Remembered</translation>
    </message>
    <message>
        <source>Stopped while waiting for the system keyring.</source>
        <translation>Beim Warten auf den Schlüsselbund des Systems angehalten.</translation>
    </message>
    <message>
        <source>The system keyring did not answer within {seconds} s; unlock it and try again, or {rpartition}.</source>
        <translation>Der Schlüsselbund des Systems hat in {seconds} s nicht geantwortet; entsperre ihn und versuche es noch einmal, oder {rpartition}.</translation>
    </message>
    <message>
        <source>This system has no keyring; {instead}.</source>
        <translation>Dieses System hat keinen Schlüsselbund; {instead}.</translation>
    </message>
    <message>
        <source>The system keyring is locked; unlock it and try again.</source>
        <translation>Der Schlüsselbund des Systems ist gesperrt; entsperre ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The system keyring failed ({name}); {instead}.</source>
        <translation>Der Schlüsselbund des Systems hat versagt ({name}); {instead}.</translation>
    </message>
    <message>
        <source>a checkpoint</source>
        <translation>ein Checkpoint</translation>
    </message>
    <message>
        <source>qanneal resume {run}</source>
        <translation>qanneal resume {run}</translation>
    </message>
    <message>
        <source>a submission takes at least</source>
        <translation>ein Auftrag mindestens braucht</translation>
    </message>
    <message>
        <source>The run needs at least {values} GB of memory, and this computer has {there} GB; lower {largest}.</source>
        <translation>Der Lauf braucht mindestens {values} GB Speicher, und dieser Computer hat {there} GB; senke {largest}.</translation>
    </message>
    <message>
        <source>a step takes</source>
        <translation>ein Schritt braucht</translation>
    </message>
    <message>
        <source>A submission takes at least {least} of QPU time, and {seconds} are left {of}.</source>
        <translation>Ein Auftrag braucht mindestens {least} QPU-Zeit, und {seconds} bleiben {of}.</translation>
    </message>
    <message>
        <source>budget.qpu_seconds = {qpu_seconds} is less than {what} ({seconds}); raise it.</source>
        <translation>budget.qpu_seconds = {qpu_seconds} ist weniger, als {what} ({seconds}); erhöhe es.</translation>
    </message>
    <message>
        <source>budget.submissions = {submissions} is less than {what} ({submissions2}); raise it.</source>
        <translation>budget.submissions = {submissions} ist weniger, als {what} ({submissions2}); erhöhe es.</translation>
    </message>
    <message>
        <source>The weights are for {shape} pixels and {c} outputs, but {dataset} has {pixels} and {outputs}; the data set has changed since, so train again.</source>
        <translation>Die Gewichte sind für {shape} Pixel und {c} Ausgaben, aber {dataset} hat {pixels} und {outputs}; der Datensatz hat sich seither geändert, trainiere also neu.</translation>
    </message>
    <message>
        <source>The weights are not finite numbers; lower training.learning_rate and train again.</source>
        <translation>Die Gewichte sind keine endlichen Zahlen; senke training.learning_rate und trainiere neu.</translation>
    </message>
    <message>
        <source>The images of {listing} are not on this computer; choose that data set in the form and download it.</source>
        <translation>Die Bilder von {listing} sind nicht auf diesem Computer; wähle den Datensatz im Formular und lade ihn herunter.</translation>
    </message>
    <message>
        <source>a calibration</source>
        <translation>eine Kalibrierung</translation>
    </message>
    <message>
        <source>Begins with this chip&apos;s calibration of {age} ago.</source>
        <translation>Beginnt mit der Kalibrierung dieses Chips von vor {age}.</translation>
    </message>
    <message>
        <source>Loading {dataset}</source>
        <translation>Lade {dataset}</translation>
    </message>
    <message>
        <source>training.batch_size = {size} is larger than the training set ({images} images); lower it.</source>
        <translation>training.batch_size = {size} ist größer als die Trainingsmenge ({images} Bilder); verringere sie.</translation>
    </message>
    <message>
        <source>Stopped in the middle of a step.</source>
        <translation>Mitten in einem Schritt angehalten.</translation>
    </message>
    <message>
        <source>The weights are no longer finite after step {step}; lower training.learning_rate.</source>
        <translation>Die Gewichte sind nach Schritt {step} nicht mehr endlich; senke training.learning_rate.</translation>
    </message>
    <message>
        <source>Paused from elsewhere</source>
        <translation>Von anderswo pausiert</translation>
    </message>
    <message>
        <source>Stopped on failure</source>
        <translation>Bei Misserfolg angehalten</translation>
    </message>
    <message>
        <source>Paused: needs a token ({cause});{advice}</source>
        <translation>Pausiert: braucht ein Token ({cause});{advice}</translation>
    </message>
    <message>
        <source>{sentence} {solver} is online and fits: the run may go on there, re-embedded.</source>
        <translation>{sentence} {solver} ist online und passt: Der Lauf kann dort weitermachen, neu eingebettet.</translation>
    </message>
    <message>
        <source>{from_elsewhere}; continue with: qanneal resume {run}</source>
        <translation>{from_elsewhere}; weiter mit: qanneal resume {run}</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({name}); the log file has the details.</source>
        <translation>Etwas Unerwartetes ging schief ({name}); die Protokolldatei hat die Einzelheiten.</translation>
    </message>
    <message>
        <source>Stopped after step {steps}.</source>
        <translation>Nach Schritt {steps} angehalten.</translation>
    </message>
    <message>
        <source>{what} while a run was being recorded; {move}</source>
        <translation>{what}, während ein Lauf aufgezeichnet wurde; {move}</translation>
    </message>
    <message>
        <source>All {steps} steps are recorded, but not how the run ended.</source>
        <translation>Alle {steps} Schritte sind aufgezeichnet, aber nicht, wie der Lauf endete.</translation>
    </message>
    <message>
        <source>{saved} of {steps} are saved beside its weights; recover them with: qanneal runs recover {run}</source>
        <translation>{saved} von {steps} sind neben seinen Gewichten gespeichert; hole sie zurück mit: qanneal runs recover {run}</translation>
    </message>
    <message>
        <source>The chip&apos;s working graph has changed; the network was re-embedded.</source>
        <translation>Der Arbeitsgraph des Chips hat sich geändert; das Netz wurde neu eingebettet.</translation>
    </message>
    <message>
        <source>{without_id} of step {step} may have been sent before the interruption, but its id was not received. It is looked up at D-Wave, and sent (and paid for) again only if it is not found.</source>
        <translation>{without_id} von Schritt {step} kann vor der Unterbrechung gesendet worden sein, aber die Kennung kam nicht an. Bei D-Wave wird danach gesucht, und nur wenn nichts gefunden wird, noch einmal gesendet (und bezahlt).</translation>
    </message>
    <message>
        <source>{count} step</source>
        <translation>{count} Schritt</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} Schritte</translation>
    </message>
    <message>
        <source>no step was saved</source>
        <translation>kein Schritt wurde gespeichert</translation>
    </message>
    <message>
        <source>the probabilities of single examples were lost with the run library</source>
        <translation>die Wahrscheinlichkeiten einzelner Beispiele gingen mit der Bibliothek verloren</translation>
    </message>
    <message>
        <source>steps {lost} to {lost2}</source>
        <translation>Schritte {lost} bis {lost2}</translation>
    </message>
    <message>
        <source>{lost} of its steps</source>
        <translation>{lost} seiner Schritte</translation>
    </message>
    <message>
        <source>what was measured at {which} was lost with the run library</source>
        <translation>was gemessen wurde bei {which}, ging mit der Bibliothek verloren</translation>
    </message>
    <message>
        <source>There is no lost run {run}; &apos;qanneal runs recover&apos; lists the lost runs.</source>
        <translation>Es gibt keinen verlorenen Lauf {run}; &apos;qanneal runs recover&apos; listet die verlorenen auf.</translation>
    </message>
    <message>
        <source>Recovered run {run} with all that was recorded.</source>
        <translation>Lauf {run} mit allem Aufgezeichneten zurückgeholt.</translation>
    </message>
    <message>
        <source>recovered after step {metrics}</source>
        <translation>nach Schritt {metrics} zurückgeholt</translation>
    </message>
    <message>
        <source>Run {run} is active or recovered already; list the runs again.</source>
        <translation>Lauf {run} ist aktiv oder schon zurückgeholt; liste die Läufe noch einmal auf.</translation>
    </message>
    <message>
        <source>which was {columns}</source>
        <translation>der vorher: {columns}</translation>
    </message>
    <message>
        <source>continue with: qanneal resume {run}</source>
        <translation>weiter mit: qanneal resume {run}</translation>
    </message>
    <message>
        <source>Recovered run {run} after step {metrics}{lacking}; {how}</source>
        <translation>Lauf {run} nach Schritt {metrics} zurückgeholt{lacking}; {how}</translation>
    </message>
    <message>
        <source>Run {directory} cannot be recovered: {reason}; its weights are in {directory2}.</source>
        <translation>Lauf {directory} lässt sich nicht zurückholen: {reason}; seine Gewichte sind in {directory2}.</translation>
    </message>
    <message>
        <source>Replaying step {step} of {steps}</source>
        <translation>Spiele Schritt {step} von {steps} nach</translation>
    </message>
    <message>
        <source>Stopped while replaying the recorded steps.</source>
        <translation>Beim Nachspielen der aufgezeichneten Schritte angehalten.</translation>
    </message>
    <message>
        <source>the one before it was</source>
        <translation>der davor wurde</translation>
    </message>
    <message>
        <source>the recorded samples were</source>
        <translation>die aufgezeichneten Samples wurden</translation>
    </message>
    <message>
        <source>The checkpoint {name} cannot be used: {error}; {instead} used instead.</source>
        <translation>Der Checkpoint {name} ist nicht brauchbar: {error}; {instead} stattdessen verwendet.</translation>
    </message>
    <message>
        <source>The samples of step {step} of run {run} are missing, so it cannot be resumed; start a new run with its settings.</source>
        <translation>Die Samples von Schritt {step} des Laufs {run} fehlen, er kann also nicht fortgesetzt werden; starte einen neuen mit seinen Einstellungen.</translation>
    </message>
    <message>
        <source>Run {id} was recorded by another version of qanneal and cannot be resumed ({error})</source>
        <translation>Lauf {id} wurde von einer anderen Version von qanneal aufgezeichnet und kann nicht fortgesetzt werden ({error})</translation>
    </message>
    <message>
        <source>Run {id} has already done {steps} steps; give a larger total (for example --steps {steps2}) to extend it.</source>
        <translation>Lauf {id} hat schon {steps} Schritte; gib eine größere Gesamtzahl an (zum Beispiel --steps {steps2}), um ihn zu verlängern.</translation>
    </message>
    <message>
        <source>Run {id} uses no D-Wave QPU, so it has no solver to change.</source>
        <translation>Lauf {id} benutzt keine D-Wave-QPU, hat also keinen Solver zu ändern.</translation>
    </message>
    <message>
        <source>{section}.{key} cannot be changed in a resumed run (it is {old}); start a new run for {value}.</source>
        <translation>{section}.{key} kann in einem fortgesetzten Lauf nicht geändert werden (es ist {old}); starte für {value} einen neuen.</translation>
    </message>
    <message>
        <source>Stopped during preparation.</source>
        <translation>Bei der Vorbereitung angehalten.</translation>
    </message>
    <message>
        <source>Connecting to D-Wave</source>
        <translation>Verbinde mit D-Wave</translation>
    </message>
    <message>
        <source>Embedding {hidden} hidden units</source>
        <translation>Bette {hidden} verdeckte Einheiten ein</translation>
    </message>
    <message>
        <source>Looking for another solver</source>
        <translation>Suche einen anderen Solver</translation>
    </message>
    <message>
        <source>Stopped before the first step.</source>
        <translation>Vor dem ersten Schritt angehalten.</translation>
    </message>
    <message>
        <source>the run is as it was</source>
        <translation>der Lauf ist, wie er war</translation>
    </message>
    <message>
        <source>no run was begun</source>
        <translation>kein Lauf wurde begonnen</translation>
    </message>
    <message>
        <source>{given_up} after step {step}: {sentence}</source>
        <translation>{given_up} nach Schritt {step}: {sentence}</translation>
    </message>
    <message>
        <source>the chip</source>
        <translation>der Chip</translation>
    </message>
    <message>
        <source>The network was re-embedded on {chip}</source>
        <translation>Das Netz wurde auf {chip} neu eingebettet</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>{spent} of QPU time</source>
        <translation>{spent} QPU-Zeit</translation>
    </message>
    <message>
        <source>no QPU time billed</source>
        <translation>keine QPU-Zeit abgerechnet</translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation>Die Warteschlange ist leer</translation>
    </message>
    <message>
        <source>1 entry waits</source>
        <translation>1 Eintrag wartet</translation>
    </message>
    <message>
        <source>{left} entries wait</source>
        <translation>{left} Einträge warten</translation>
    </message>
    <message>
        <source>The queue has paused after {badly}, which {badly2}, and {waiting}</source>
        <translation>Die Warteschlange pausiert nach {badly}, {badly2}, und {waiting}</translation>
    </message>
    <message>
        <source>is on hold</source>
        <translation>der ruht</translation>
    </message>
    <message>
        <source>may fail</source>
        <translation>könnte scheitern</translation>
    </message>
    <message>
        <source>has a problem</source>
        <translation>hat ein Problem</translation>
    </message>
    <message>
        <source>{what} failed {so_far}{why}</source>
        <translation>{what} gescheitert {so_far}{why}</translation>
    </message>
    <message>
        <source>without having learned</source>
        <translation>ohne etwas gelernt zu haben</translation>
    </message>
    <message>
        <source>was paused from elsewhere</source>
        <translation>wurde von anderswo pausiert</translation>
    </message>
    <message>
        <source>is paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>A run</source>
        <translation>Ein Lauf</translation>
    </message>
    <message>
        <source>{used} of {limit} of QPU time</source>
        <translation>{used} von {limit} QPU-Zeit</translation>
    </message>
    <message>
        <source>{what} nears its limit: {amounts} {after}.</source>
        <translation>{what} nähert sich der Grenze: {amounts} {after}.</translation>
    </message>
    <message>
        <source>This month&apos;s QPU time is nearly used up: {used} of {limit}, {left} left.</source>
        <translation>Die QPU-Zeit dieses Monats ist fast verbraucht: {used} von {limit}, noch {left}.</translation>
    </message>
    <message>
        <source>{accuracy} test accuracy</source>
        <translation>{accuracy} Testgenauigkeit</translation>
    </message>
    <message>
        <source>{seconds} of QPU time</source>
        <translation>{seconds} QPU-Zeit</translation>
    </message>
    <message>
        <source>{seconds} of simulated QPU time</source>
        <translation>{seconds} simulierte QPU-Zeit</translation>
    </message>
    <message>
        <source>{library} left this month</source>
        <translation>noch {library} in diesem Monat</translation>
    </message>
    <message>
        <source>{sentence}; no setting is known to lower it.</source>
        <translation>{sentence}; keine Einstellung ist bekannt, die das senkt.</translation>
    </message>
    <message>
        <source>Cosine: between the gradient that the samples give and the exact one of the same batch, over all weights; 1 is the same direction. The coin&apos;s is that with P(y) = ½ in place of the samples: what the labels give by themselves. Of what the coin lacks, the samples supply the share (mean cosine − mean of the coin&apos;s) / (1 − mean of the coin&apos;s), over the last {recent} steps: 0 % is a coin, 100 % the exact gradient. {estimated}</source>
        <translation>Kosinus: zwischen dem Gradienten aus den Samples und dem exakten desselben Batches, über alle Gewichte; 1 ist dieselbe Richtung. Der der Münze ist der mit P(y) = ½ statt der Samples: was die Labels allein geben. Von dem, was der Münze fehlt, liefern die Samples den Anteil (mittlerer Kosinus − mittlerer der Münze) / (1 − mittlerer der Münze), über die letzten {recent} Schritte: 0 % ist eine Münze, 100 % der exakte Gradient. {estimated}</translation>
    </message>
    <message>
        <source>Log-likelihood of the labels under the EBM less that under its twin, mean over the images, in nats. The twin is the network that the same run would have with a coin in place of the sampler.</source>
        <translation>Log-Likelihood der Labels unter dem EBM abzüglich der unter seinem Zwilling, Mittel über die Bilder, in nats. Der Zwilling ist das Netz, das derselbe Lauf mit einer Münze statt des Samplers hätte.</translation>
    </message>
    <message>
        <source>Backpropagation takes no samples; choose the method EBM to see what an annealer&apos;s samples add.</source>
        <translation>Backpropagation zieht keine Samples; wähle das Verfahren EBM, um zu sehen, was die Samples eines Annealers beitragen.</translation>
    </message>
    <message>
        <source>A coin stands in for the samples here; choose another sampler to see what its samples add.</source>
        <translation>Hier steht eine Münze für die Samples; wähle einen anderen Sampler, um zu sehen, was seine Samples beitragen.</translation>
    </message>
    <message>
        <source>Waiting for the first samples.</source>
        <translation>Warte auf die ersten Samples.</translation>
    </message>
    <message>
        <source>The annealer&apos;s samples</source>
        <translation>Den Samples des Annealers</translation>
    </message>
    <message>
        <source>The simulated annealer&apos;s samples</source>
        <translation>Den Samples des simulierten Annealers</translation>
    </message>
    <message>
        <source>The samples</source>
        <translation>Den Samples</translation>
    </message>
    <message>
        <source>Of late a coin&apos;s gradient points where the exact one does</source>
        <translation>Zuletzt zeigt der Gradient einer Münze dorthin, wohin der exakte zeigt</translation>
    </message>
    <message>
        <source>{who} account for none of the gradient: a coin&apos;s is as good</source>
        <translation>{who} ist nichts vom Gradienten zu verdanken: Der einer Münze ist ebenso gut</translation>
    </message>
    <message>
        <source>{who} account for {found} % of the gradient</source>
        <translation>{who} sind {found} % des Gradienten zu verdanken</translation>
    </message>
    <message>
        <source>on test images the EBM is level with its coin-trained twin</source>
        <translation>auf Testbildern liegt das EBM gleichauf mit seinem Münz-Zwilling</translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>on test images the EBM is {gain} nats {where} its coin-trained twin</source>
        <translation>auf Testbildern liegt das EBM {gain} nats {where} seinem Münz-Zwilling</translation>
    </message>
    <message>
        <source>start again with a learning rate below {rate} (the preset stable uses {safe_rate})</source>
        <translation>beginne neu mit einer Lernrate unter {rate} (die Vorlage stable nimmt {safe_rate})</translation>
    </message>
    <message>
        <source>start again with larger initial weights (model.init_std) or another training.seed</source>
        <translation>beginne neu mit größeren Anfangsgewichten (model.init_std) oder einem anderen training.seed</translation>
    </message>
    <message>
        <source>The outputs have become the same for every image and are unlikely to recover: {way_out}.</source>
        <translation>Die Ausgaben sind für jedes Bild gleich geworden und werden sich kaum erholen: {way_out}.</translation>
    </message>
    <message>
        <source>The test accuracy has stayed at {accuracy} % for {window} evaluations and the loss is not falling: {way_out}.</source>
        <translation>Die Testgenauigkeit bleibt seit {window} Auswertungen bei {accuracy} %, und der Verlust fällt nicht: {way_out}.</translation>
    </message>
    <message>
        <source>The test accuracy has fallen by more than {fall} points {times} times in {window} evaluations: {way_out}, or with batches larger than {size}.</source>
        <translation>Die Testgenauigkeit fiel in {window} Auswertungen {times}-mal um mehr als {fall} Punkte: {way_out}, oder mit Batches größer als {size}.</translation>
    </message>
    <message>
        <source>errors of h</source>
        <translation>Fehler von h</translation>
    </message>
    <message>
        <source>errors of J</source>
        <translation>Fehler von J</translation>
    </message>
    <message>
        <source>rounding of h and J</source>
        <translation>Rundung von h und J</translation>
    </message>
    <message>
        <source>susceptibility χ</source>
        <translation>Suszeptibilität χ</translation>
    </message>
    <message>
        <source>β_eff off the device&apos;s</source>
        <translation>β_eff ungleich dem des Geräts</translation>
    </message>
    <message>
        <source>capped values</source>
        <translation>gekappte Werte</translation>
    </message>
    <message>
        <source>broken output chains</source>
        <translation>gebrochene Ausgabeketten</translation>
    </message>
    <message>
        <source>shot noise of the reads</source>
        <translation>Schrotrauschen der Reads</translation>
    </message>
    <message>
        <source>How far the samples are off, as a shift of the log-odds of y. Expected: from the device&apos;s known errors. Each cause has its fraction of the mean square in the bar; its figure is what it would shift alone. Measured: from the reads. Root mean squares over the last {recent} batches, without outputs so near to 0 or 1 that fewer than 5 reads are expected to differ.</source>
        <translation>Wie weit die Samples daneben liegen, als Verschiebung der Log-Odds von y. Erwartet: aus den bekannten Gerätefehlern. Jede Ursache hat im Balken ihren Anteil am mittleren Quadrat; ihre Zahl ist, was sie allein verschöbe. Gemessen: aus den Reads. Quadratische Mittel über die letzten {recent} Batches, ohne Ausgaben so nah an 0 oder 1, dass weniger als 5 abweichende Reads zu erwarten sind.</translation>
    </message>
    <message>
        <source>The log-odds of y are off by {measured} (P near 0 or 1 hardly shows this) and the known errors explain {expected}, so another error is at work.</source>
        <translation>Die Log-Odds von y sind um {measured} verschoben (an P nahe 0 oder 1 sieht man das kaum), und die bekannten Fehler erklären {expected}; also wirkt noch ein anderer Fehler.</translation>
    </message>
    <message>
        <source>{title} alone shift the log-odds of y by {value} (P = 0.50 becomes {exp}).</source>
        <translation>Verschiebung der Log-Odds von y um {value} (aus P = 0,50 wird {exp}) allein durch: {title}.</translation>
    </message>
    <message>
        <source>{title} alone shifts the log-odds of y by {value} (P = 0.50 becomes {exp}).</source>
        <translation>Verschiebung der Log-Odds von y um {value} (aus P = 0,50 wird {exp}) allein durch: {title}.</translation>
    </message>
    <message>
        <source>{not_learned}: the test accuracy at the end is {accuracy} %, no better than guessing ({guess} % ± {error} %). Extend it, or start again with another learning rate or seed.</source>
        <translation>{not_learned}: Die Testgenauigkeit am Ende ist {accuracy} %, nicht besser als Raten ({guess} % ± {error} %). Verlängere ihn, oder beginne neu mit anderer Lernrate oder anderem Seed.</translation>
    </message>
    <message>
        <source>{not_learned}: the test accuracy at the end is {accuracy} %, no better than guessing ({guess} %). Extend it, or start again with another learning rate or seed.</source>
        <translation>{not_learned}: Die Testgenauigkeit am Ende ist {accuracy} %, nicht besser als Raten ({guess} %). Verlängere ihn, oder beginne neu mit anderer Lernrate oder anderem Seed.</translation>
    </message>
    <message>
        <source>β_eff is known only to ± {share} %; the noise budget says what that shifts.</source>
        <translation>β_eff ist nur auf ± {share} % bekannt; das Rauschbudget sagt, was das verschiebt.</translation>
    </message>
    <message>
        <source>The Markov chains have not forgotten where they started, so the samples are not those of P(y|x): use {config}{config2}.</source>
        <translation>Die Markow-Ketten haben ihren Start noch nicht vergessen, also sind die Samples nicht die von P(y|x): nimm {config}{config2}.</translation>
    </message>
    <message>
        <source>The Markov chains have not forgotten where they started, so the samples are not those of the chip: use {config}.</source>
        <translation>Die Markow-Ketten haben ihren Start noch nicht vergessen, also sind die Samples nicht die des Chips: nimm {config}.</translation>
    </message>
    <message>
        <source>Device errors shift the log-odds of y by {value}.</source>
        <translation>Gerätefehler verschieben die Log-Odds von y um {value}.</translation>
    </message>
    <message>
        <source>The samples have been far from the {known} P(y|x) for five steps (KL {value} nats).</source>
        <translation>Seit fünf Schritten liegen die Samples weit weg (KL {value} nats), verglichen mit P(y|x), {known}.</translation>
    </message>
    <message>
        <source>β_eff is drifting: it changed by {moved} % within {half} steps, so earlier steps were sampled at a different temperature; the next ones use the new value.</source>
        <translation>β_eff driftet: Es änderte sich um {moved} % in {half} Schritten, frühere Schritte wurden also bei anderer Temperatur gezogen; die nächsten nehmen den neuen Wert.</translation>
    </message>
    <message>
        <source>The run will take {projected} of QPU time instead of the estimated {estimated}: stop it, or let it run up to its limit of {limit} (budget.qpu_seconds).</source>
        <translation>Der Lauf wird {projected} QPU-Zeit brauchen statt der geschätzten {estimated}: Halte ihn an, oder lass ihn bis zu seiner Grenze von {limit} laufen (budget.qpu_seconds).</translation>
    </message>
    <message>
        <source>the exact sampler</source>
        <translation>den exakten Sampler</translation>
    </message>
    <message>
        <source>the Gibbs sampler</source>
        <translation>den Gibbs-Sampler</translation>
    </message>
    <message>
        <source>or the exact sampler</source>
        <translation>oder den exakten Sampler</translation>
    </message>
    <message>
        <source>more than {sweeps} sweeps</source>
        <translation>mehr als {sweeps} Durchgänge</translation>
    </message>
    <message>
        <source>Test accuracy of the MLP</source>
        <translation>Testgenauigkeit des MLP</translation>
    </message>
    <message>
        <source>Test accuracy of the EBM</source>
        <translation>Testgenauigkeit des EBM</translation>
    </message>
    <message>
        <source>The energy-based model, evaluated by its exact P(y|x). Above 12 outputs the exact P(y|x) is out of reach; it is estimated by sampling.</source>
        <translation>Das energiebasierte Modell, mit seinem exakten P(y|x) ausgewertet. Über 12 Ausgaben ist das exakte P(y|x) unerreichbar; es wird durch Ziehen geschätzt.</translation>
    </message>
    <message>
        <source>Test accuracy of the shadow</source>
        <translation>Testgenauigkeit des Schattens</translation>
    </message>
    <message>
        <source>Training accuracy of the MLP</source>
        <translation>Trainingsgenauigkeit des MLP</translation>
    </message>
    <message>
        <source>Training accuracy of the EBM</source>
        <translation>Trainingsgenauigkeit des EBM</translation>
    </message>
    <message>
        <source>Training accuracy of the shadow</source>
        <translation>Trainingsgenauigkeit des Schattens</translation>
    </message>
    <message>
        <source>Training loss of the MLP</source>
        <translation>Trainingsverlust des MLP</translation>
    </message>
    <message>
        <source>Training loss of the EBM</source>
        <translation>Trainingsverlust des EBM</translation>
    </message>
    <message>
        <source>Training loss of the shadow</source>
        <translation>Trainingsverlust des Schattens</translation>
    </message>
    <message>
        <source>Test loss of the MLP</source>
        <translation>Testverlust des MLP</translation>
    </message>
    <message>
        <source>Test loss of the EBM</source>
        <translation>Testverlust des EBM</translation>
    </message>
    <message>
        <source>Test loss of the shadow</source>
        <translation>Testverlust des Schattens</translation>
    </message>
    <message>
        <source>Gap: KL between the EBM&apos;s exact P(y|x) and the MLP with its weights. Above 12 outputs the exact P(y|x) is out of reach; it is estimated by sampling.</source>
        <translation>Lücke: KL zwischen dem exakten P(y|x) des EBM und dem MLP mit seinen Gewichten. Über 12 Ausgaben ist das exakte P(y|x) unerreichbar; es wird durch Ziehen geschätzt.</translation>
    </message>
    <message>
        <source>Mean divergence of the samples from the closed form, over the batch; exact samples show their shot noise, which for many outputs is most of it. Above 12 outputs the exact P(y|x) is out of reach; it is estimated by sampling.</source>
        <translation>Mittlere Divergenz der Samples von der geschlossenen Form, über den Batch; exakte Samples zeigen ihr Schrotrauschen, bei vielen Ausgaben das meiste davon. Über 12 Ausgaben ist das exakte P(y|x) unerreichbar; es wird durch Ziehen geschätzt.</translation>
    </message>
    <message>
        <source>TV</source>
        <translation>TV</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Samples</translation>
    </message>
    <message>
        <source>coin</source>
        <translation>Münze</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Γ</source>
        <translation>Γ</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>erwartet</translation>
    </message>
    <message>
        <source>breaks</source>
        <translation>Brüche</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>TensorBoard event files (folder)</source>
        <translation>Ereignisdateien für TensorBoard (Ordner)</translation>
    </message>
    <message>
        <source>Report (one HTML page)</source>
        <translation>Bericht (eine HTML-Seite)</translation>
    </message>
    <message>
        <source>Export kit: weights, model card, snippets (folder)</source>
        <translation>Exportpaket: Gewichte, Modellkarte, Codebeispiele (Ordner)</translation>
    </message>
    <message>
        <source>Twos against threes: the embedded 8×8 digits on the simulated QPU.</source>
        <translation>Zweien gegen Dreien: die eingebauten 8×8-Ziffern auf der simulierten QPU.</translation>
    </message>
    <message>
        <source>Sec. 5.2, Classical-1: an MLP by backpropagation.</source>
        <translation>Abschn. 5.2, Classical-1: ein MLP durch Backpropagation.</translation>
    </message>
    <message>
        <source>Sec. 5.2, Classical-2: an EBM with Gibbs sampling.</source>
        <translation>Abschn. 5.2, Classical-2: ein EBM mit Gibbs-Sampling.</translation>
    </message>
    <message>
        <source>Sec. 5.2, Quantum-1: an EBM with quantum sampling, on the simulated QPU until a solver is chosen.</source>
        <translation>Abschn. 5.2, Quantum-1: ein EBM mit Quanten-Sampling, auf der simulierten QPU, bis ein Solver gewählt ist.</translation>
    </message>
    <message>
        <source>Sec. 5.1: EBM and MLP side by side, exact gradients, all images of two classes.</source>
        <translation>Abschn. 5.1: EBM und MLP nebeneinander, exakte Gradienten, alle Bilder zweier Klassen.</translation>
    </message>
    <message>
        <source>As paper-quantum-1 (20 images, 20 steps, batch 5, K = 548, the same device noise), but with settings at which training does not fail: docs/stable-settings.md says how they were chosen.</source>
        <translation>Wie paper-quantum-1 (20 Bilder, 20 Schritte, Batch 5, K = 548, dasselbe Geräterauschen), aber mit Einstellungen, bei denen das Training nicht scheitert: docs/stable-settings.md sagt, wie sie gewählt wurden.</translation>
    </message>
    <message>
        <source>As stable, but on the simulated device &quot;advantage&quot;, whose errors are those of a real chip, with calibration, and at settings at which the annealer&apos;s samples matter: docs/advantage.md says how they were chosen, and what a coin does.</source>
        <translation>Wie stable, aber auf dem simulierten Gerät &quot;advantage&quot;, dessen Fehler die eines echten Chips sind, mit Kalibrierung und mit Einstellungen, bei denen es auf die Samples des Annealers ankommt: docs/advantage.md sagt, wie sie gewählt wurden und was eine Münze leistet.</translation>
    </message>
    <message>
        <source>Ten classes on one chip: all 1,201 training images of the embedded 8×8 digits, a one-hot output for each class, and every batch of 20 in one submission, each image on a comb of its own (docs/combs.md).</source>
        <translation>Zehn Klassen auf einem Chip: alle 1.201 Trainingsbilder der eingebauten 8×8-Ziffern, eine one-hot-Ausgabe je Klasse und jeder Batch von 20 in einem Auftrag, jedes Bild auf einem eigenen Kamm (docs/combs.md).</translation>
    </message>
    <message>
        <source>The paper&apos;s largest network with ten classes on one chip: 548 hidden units, 2,000 images of MNIST, four copies side by side in a submission. A hundred reads are enough for its gradients (docs/reads.md).</source>
        <translation>Das größte Netz der Arbeit mit zehn Klassen auf einem Chip: 548 verdeckte Einheiten, 2.000 Bilder von MNIST, vier Kopien nebeneinander in einem Auftrag. Hundert Reads genügen für seine Gradienten (docs/reads.md).</translation>
    </message>
    <message>
        <source>input should be {name}</source>
        <translation>erlaubt ist {name}</translation>
    </message>
    <message>
        <source>input should be a valid string</source>
        <translation>es muss ein Text sein</translation>
    </message>
    <message>
        <source>input should be a valid integer</source>
        <translation>es muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>input should be a valid number</source>
        <translation>es muss eine Zahl sein</translation>
    </message>
    <message>
        <source>input should be a valid integer or {name}</source>
        <translation>erlaubt ist eine ganze Zahl oder {name}</translation>
    </message>
    <message>
        <source>input should be a valid number or {name}</source>
        <translation>erlaubt ist eine Zahl oder {name}</translation>
    </message>
    <message>
        <source>input should be a finite number</source>
        <translation>es muss eine endliche Zahl sein</translation>
    </message>
    <message>
        <source>input should be a valid boolean</source>
        <translation>es muss true oder false sein</translation>
    </message>
    <message>
        <source>input should be a valid tuple</source>
        <translation>es muss eine Liste sein</translation>
    </message>
    <message>
        <source>input should be greater than {value}</source>
        <translation>es muss größer sein als {value}</translation>
    </message>
    <message>
        <source>input should be greater than or equal to {value}</source>
        <translation>es muss mindestens {value} sein</translation>
    </message>
    <message>
        <source>input should be less than {value}</source>
        <translation>es muss kleiner sein als {value}</translation>
    </message>
    <message>
        <source>input should be less than or equal to {value}</source>
        <translation>es darf höchstens {value} sein</translation>
    </message>
    <message>
        <source>string should have at least {count} character</source>
        <translation>es muss mindestens {count} Zeichen haben</translation>
    </message>
    <message>
        <source>string should match pattern {value}</source>
        <translation>es muss dem Muster {value} entsprechen</translation>
    </message>
    <message>
        <source>tuple should have at most {count} items after validation, not {count2}</source>
        <translation>die Liste darf höchstens {count} Einträge haben, nicht {count2}</translation>
    </message>
    <message>
        <source>field required</source>
        <translation>es fehlt</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>ausgewogen</translation>
    </message>
    <message>
        <source>run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>, and</source>
        <translation>, und</translation>
    </message>
    <message>
        <source>, or</source>
        <translation>, oder</translation>
    </message>
    <message>
        <source> and</source>
        <translation> und</translation>
    </message>
    <message>
        <source>the others</source>
        <translation>die anderen</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulierte</translation>
    </message>
    <message>
        <source>The samples are most faithful at β = {beta}.</source>
        <translation>Die Samples sind am treuesten bei β = {beta}.</translation>
    </message>
    <message>
        <source>The automatic estimate is {automatic}.</source>
        <translation>Die automatische Schätzung ist {automatic}.</translation>
    </message>
    <message>
        <source>A β_eff off the device&apos;s</source>
        <translation>ein β_eff ungleich dem des Geräts</translation>
    </message>
    <message>
        <source>programming</source>
        <translation>Programmieren</translation>
    </message>
    <message>
        <source>sampling</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>readout</source>
        <translation>Auslesen</translation>
    </message>
    <message>
        <source>overhead</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>advantage</source>
        <translation>Advantage</translation>
    </message>
    <message>
        <source>low-noise</source>
        <translation>rauscharm</translation>
    </message>
    <message>
        <source>hubs</source>
        <translation>Hubs</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>gezogen</translation>
    </message>
    <message>
        <source>Left: each qubit&apos;s bias, a local field; right: its mean over all reads.</source>
        <translation>Links: der Bias jedes Qubits, ein lokales Feld; rechts: sein Mittel über alle Reads.</translation>
    </message>
    <message>
        <source>The network has {network}</source>
        <translation>Das Netz hat {network}</translation>
    </message>
    <message>
        <source>Each copy has {network}</source>
        <translation>Jede Kopie hat {network}</translation>
    </message>
    <message>
        <source>{count} to {count2}</source>
        <translation>{count} bis {count2}</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>spare qubit</source>
        <translation>freies Qubit</translation>
    </message>
    <message>
        <source>Simulated annealing</source>
        <translation>Simulated Annealing</translation>
    </message>
    <message>
        <source>{setting} ({count} value)</source>
        <translation>{setting} ({count} Wert)</translation>
    </message>
    <message>
        <source>{setting} ({count} values)</source>
        <translation>{setting} ({count} Werte)</translation>
    </message>
    <message>
        <source>{count} combinations at random</source>
        <translation>{count} zufällige Kombinationen</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>hinter</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>raise {setting} to {to}</source>
        <translation>{setting} auf {to} erhöhen</translation>
    </message>
    <message>
        <source>lower {setting} to {to}</source>
        <translation>{setting} auf {to} senken</translation>
    </message>
    <message>
        <source>set {setting} to {to}</source>
        <translation>{setting} auf {to} setzen</translation>
    </message>
    <message>
        <source>, but</source>
        <translation>, aber</translation>
    </message>
    <message>
        <source>about {time}</source>
        <translation>etwa {time}</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>geschätzt</translation>
    </message>
    <message>
        <source>Sec. 5.2</source>
        <translation>Abschn. 5.2</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verdeckt</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>output {count}</source>
        <translation>Ausgabe {count}</translation>
    </message>
    <message>
        <source>{count} of {count2}</source>
        <translation>{count} von {count2}</translation>
    </message>
    <message>
        <source>{done} of {count} runs</source>
        <translation>{done} von {count} Läufen</translation>
    </message>
    <message>
        <source>{done} of {count} runs in {time}</source>
        <translation>{done} von {count} Läufen in {time}</translation>
    </message>
</context>
</TS>
