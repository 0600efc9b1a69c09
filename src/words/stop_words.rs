//! Words that say nothing about what a text is about, by language, in lower case: articles, pronouns, prepositions,
//! conjunctions, auxiliary verbs, and what an apostrophe leaves of them. Words that only say little are left to the
//! measure, which knows how many texts have them.

pub(super) const STOP_WORDS: [(&str, &str); 8] = [
    ("ar", ARABIC),
    ("de", GERMAN),
    ("en", ENGLISH),
    ("es", SPANISH),
    ("fr", FRENCH),
    ("it", ITALIAN),
    ("nl", DUTCH),
    ("pt", PORTUGUESE),
];

const ARABIC: &str = "
    في من على إلى الى عن مع هذا هذه ذلك تلك هؤلاء التي الذي الذين اللذين اللتان اللاتي ما لا لم لن أن ان إن أو او أم
    ثم قد كان كانت كانوا يكون تكون هو هي هم هن هما نحن أنا أنت أنتم كما كل بعض بين بعد قبل عند عندما حتى حيث إذا اذا
    لو لولا لكن ولكن بل غير سوى منذ خلال حول ضد نحو دون أي اي كيف متى أين لماذا ليس ليست وقد فقد وفي ومن وعلى وإلى
    والتي والذي وهو وهي وكان وكانت ولا وما وأن وإن له لها لهم به بها بهم فيه فيها منه منها عليه عليها إليه إليها عنه
    عنها أيضا أيضاً فقط جدا هنا هناك مثل لدى لكل";

const DUTCH: &str = "
    de het een en of maar want dus noch als dan dat die dit deze daar daarom der des er hier hoe ik jij je u hij zij
    ze wij we jullie hem haar hen hun mij me ons onze mijn jouw uw zijn is was waren ben bent wordt worden werd
    werden geworden heeft hebben heb had hadden gehad kan kunnen kon konden zal zullen zou zouden moet moeten moest
    mag mogen wil willen doen doet deed aan af al alle alles andere ander bij binnen boven buiten door eens elk elke
    iets iemand in met na naar naast nadat niet niets niemand nog nu om omdat onder ook op over reeds sinds te tegen
    ten ter terwijl tijdens toch toen tot tussen uit van vanaf veel voor voordat waar waarom wanneer wat weer welke
    wel wie zelf zich zo zoals zonder zodat tevens men geen hierbij hiervan waarbij waarop waarvan daarbij daarvan";

const ENGLISH: &str = "
    a about above across after again against all almost along already also although always am among an and another
    any anyone anything are aren around as at away be became because become becomes been before being below between
    both but by came can cannot could couldn did didn do does doesn doing don done down during each either else
    enough etc even ever every few for from further get gets getting give given go goes going gone got had hadn has
    hasn have haven having he hence her here hers herself him himself his how however i if in indeed instead into is
    isn it its itself just least less let like ll made make makes making many may me might mine more most mostly
    much must my myself near nearly neither never nevertheless no nobody none nor not nothing now of off often on
    once one only onto or other others otherwise our ours ourselves out over own per perhaps quite rather re really
    same shall shan she should shouldn since so some somehow someone something sometimes somewhere still such than
    that the their theirs them themselves then thence there thereby therefore these they this those though through
    throughout thus to together too toward towards under until up upon us used using ve very via was wasn we well
    were weren what whatever when whenever where whereas whereby wherever whether which while who whoever whole whom
    whose why will with within without won would wouldn yet you your yours yourself yourselves";

const FRENCH: &str = "
    à ai aie aient aies ainsi ait alors après as assez au aucun aucune aujourd auprès auquel aura aurai auraient
    aurait aurez aurions auront aussi aussitôt autour autre autres aux auxquelles auxquels avaient avais avait avant
    avec avez aviez avions avoir avons ayant ayons beaucoup bien car ce ceci cela celle celles celui cependant
    certes ces cet cette ceux chacun chacune chaque chez ci comme comment contre ça dans davantage de dedans dehors
    déjà delà depuis des dès desquelles desquels dessous dessus deux devant devoir doit doivent donc dont du duquel
    durant elle elles en encore enfin ensuite entre envers es est et étaient étais était étant été être eu eue eues
    eurent eus eussent eut eux excepté fait faire fois font furent fus fut fût hormis hors hui ici il ils jamais je
    jusqu jusque la là laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui ma mais malgré
    me même mêmes mes mien mienne moi moins mon ne néanmoins ni non nos notamment notre nôtre nous on ont or ou où
    outre par parce parmi pas pendant peu peut peuvent plus plusieurs plutôt point pour pourquoi pourtant presque
    près puis puisqu puisque qu quand quant que quel quelle quelles quelqu quelque quelques quels qui quiconque quoi
    quoiqu quoique rien sa sans sauf se selon sera serai seraient serait serez serions seront ses seul seule si sien
    sienne sinon sitôt soi soient soit sommes son sont sous suis suivant sur surtout ta tandis tant tel telle telles
    tels tes toi ton toujours tous tout toute toutefois toutes très trop tu un une va vers via voici voilà vont vos
    votre vôtre vous vu y";

const GERMAN: &str = "
    ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus außer
    außerdem bei beide beiden beim bereits bevor bin bis bist da dabei dadurch dafür dagegen daher damit danach
    daran darauf daraus darf darin darüber darum das dass daß davon davor dazu dein deine dem den denen denn dennoch
    der deren des deshalb dessen desto die dies diese diesem diesen dieser dieses doch dort du durch dürfen eben ein
    eine einem einen einer eines einige einigen einiger einiges einmal er es etwa etwas euch euer eure für gab ganz
    gar gegen gegenüber gewesen gibt gilt habe haben hat hatte hatten hätte hätten hier hin hinter ich ihm ihn ihnen
    ihr ihre ihrem ihren ihrer ihres im immer in indem innerhalb ins insbesondere ist ja je jede jedem jeden jeder
    jedes jedoch jene jenem jenen jener jenes jetzt kann kein keine keinem keinen keiner können könnte könnten
    konnte konnten lassen lässt machen macht man manche mehr mein meine mich mir mit mittels möchte müssen muss
    musste mussten nach nachdem neben nicht nichts noch nun nur ob oben oder ohne schon sehr sei seien sein seine
    seinem seinen seiner seines seit selbst sich sie sind so sobald sofern sogar solche solchem solchen solcher
    solches soll sollen sollte sollten somit sondern sonst sowie soweit sowohl statt trotz über um und uns unser
    unsere unserem unseren unserer unter viel viele vielen vieler vom von vor während wann war waren warum was wegen
    weil weiter weitere weiteren weiterer welche welchem welchen welcher welches wenn wer werde werden wie wieder
    will wir wird wo wobei wodurch wofür wollen worden wurde wurden würde würden zu zum zur zwar zwischen";

const ITALIAN: &str = "
    a abbia abbiamo abbiano ad agli ai al alcun alcuna alcune alcuni all alla alle allo allora altra altre altri
    altro anche ancora avendo avere aveva avevano avrà avranno avrebbe c che chi ci ciascun ciascuna cioè ciò coi
    col come con contro così cui da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello dentro
    deve devono di dopo dove dovrebbe dunque durante e è ed egli ella entro era erano essa esse essendo essere essi
    esso fa fanno fare fatto fin fino fra fu furono già gli ha hanno ho i il in infatti inoltre insieme invece io l
    la le lei li lo loro lui ma mai me meno mentre mi mia mie miei mio molta molte molti molto ne né negli nei nel
    nell nella nelle nello nessun nessuna niente noi non nostra nostre nostri nostro nulla o od ogni ognuno oltre
    oppure ora per perché perciò però più poco poi poiché possono prima proprio pur può qua qual quale quali qualche
    quando quanto quasi quell quella quelle quelli quello quest questa queste questi questo qui quindi sarà saranno
    sarebbe se sé sebbene secondo sei sempre senza si sia siamo siano solo sono sopra sotto sta stata state stati
    stato stesso stessa su sua subito sue sugli sui sul sull sulla sulle sullo suo suoi tale tali tanto tra tranne
    troppo tu tua tutta tutte tutti tutto un una uno verso vi voi vostra vostro";

const PORTUGUESE: &str = "
    a à ainda além algo alguém algum alguma algumas alguns ambas ambos ante antes ao aos apenas após aquela aquelas
    aquele aqueles aquilo as às assim até bem cada cá com como contra contudo cuja cujas cujo cujos da daquela
    daquele das de dela delas dele deles depois desde dessa dessas desse desses desta destas deste destes deve devem
    disso disto do dos durante e é ela elas ele eles em embora enquanto então entre era eram essa essas esse esses
    esta está estão estar estas estava este estes eu faz fazer feita feito foi for fora foram fosse há havia isso
    isto já la lá lhe lhes lo logo mais mas me mediante mesma mesmas mesmo mesmos meu meus minha muita muitas muito
    muitos na nada não naquela nas nem nenhum nenhuma nessa nesse nesta neste no nos nós nossa nossas nosso nossos
    num numa o onde os ou outra outras outro outros para pela pelas pelo pelos per perante pode podem pois por porém
    porque porquê portanto pouco própria próprias próprio próprios quais qual qualquer quando quanto quase que quê
    quem se seja sejam sem sempre sendo ser será serão seria seu seus si sido sim sob sobre somente sua suas também
    tal tais tanto tão te tem têm tendo ter teve tinha toda todas todavia todo todos tu tudo um uma umas uns vai vos
    você vocês";

const SPANISH: &str = "
    a acá ahí al algo alguien algún alguna algunas alguno algunos allá allí ambas ambos ante antes aquel aquella
    aquellas aquello aquellos aquí así aun aún aunque bajo bastante bien cada casi como cómo con conmigo contra cual
    cuál cuales cualquier cualquiera cuando cuándo cuanto cuya cuyas cuyo cuyos da de debe deben del demás dentro
    desde después donde dónde dos durante e el él ella ellas ello ellos en entonces entre era eran es esa esas ese
    eso esos esta está estaba estaban están estar estas este esto estos fin fue fueron fuera ha había habían haber
    hace hacen hacer hacia han hasta hay he hecho hoy incluso la las le les lo los luego mas más me mediante menos
    mi mí mientras mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nadie ni ningún ninguna ninguno
    no nos nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poco por porque
    pues puede pueden que qué quien quién quienes se sé sea sean según ser será serán sería si sí sido siempre
    siendo sin sino sobre solo sólo son su sus tal tales también tampoco tan tanto te tener tenía ti tiene tienen
    toda todas todavía todo todos tras tu tú tus u un una unas uno unos usted ustedes va van vosotros y ya yo";
