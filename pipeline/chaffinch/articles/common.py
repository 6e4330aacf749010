"""How common stems are: the more articles have a stem, the less it tells of what they are about.

Made by `bench/train_articles.py` of English and German news; of other languages only the function
words of `languages/words.py` are here.
"""

RARE = 40  # weight of a stem that is not here
STEMS = {
    2: """
        aber about also andere auch dass eine einem einen einer from haben hatte have into like
        mehr more most nach nicht noch other sich sind than that their there they this time
        werden what when which while will with über
    """,
    5: """
        aceast acest acesta aceste adalah after againn agar agus ahaa ainsi ainult així akan
        alebo alisem alla allem allt alors ambao ambayo ancak anche andra andre anothe antara
        ante antes anys apie après após aquest arbeit around atas atau aunque aussi avait avea
        avec ayaa ayuu azok azonba aínda años baada back bagi bahwa baie baina baino banyak
        bara bardzo bare based batean bazı becaus been before begitu being bekann belum bere
        bereit best beste better betwee bhfuil bija bila bilo bisa biti blev blir bliver bola
        bolo both bunun buvo byla bylo była było böyle bütün cando cette change chun come comme
        como comple consid could create csak cuando când cũng daar dabei dago daha dahil dalam
        dalla damit dann dans dapat dari degli dela dell della delle dello dels dengan depois
        depuis desde design despoi despre detta dette deur deux deze değil diese diesem differ
        dira direct diye doar doch donde dont dopo dort dove down drei dros duen duke dunha
        după durant during dute each ebenfa eden edhe effect efter egin einige ekkert ekki elle
        eller ellos előtt ende enne ennen entre entsch erst essa esse essere esta estas este
        estes esto estos està está etter etti että even every experi ezek eğer ešte fait faoi
        featur find finns fino fins first follow foram fost från full fyrir före fără gali geen
        gegen gehiag genera genom gibi gibt gjenno godt good great gyda gyfer göre haar habe
        había hadde hade hafa hann hanno hanya hasta havde hayo hebben heeft hefur hefyd help
        here hierdi high hindi hingga hivyo hiyo hogy hori howeve hulle hvar hvor hynny hyvin
        hänen ikke illetv import includ increa inga ingen inte inuu isaga isang ishte isso isto
        izan između için jahr jahre jahren jako jangan janë jego jeho jejich její jest jeszcz
        ještě jika joka jolloi jotka jsem jsou juba juga just jälkee kadar kaikki kaip kako
        kale kama kami kamu kann kanssa kanyan kanë karena katika keep keine kell kendi kendis
        ketika không kita know koja koje koji kommen kommer koska která které který ktorá ktoré
        ktorý która które który kuin kuiten kung kuten kuwa kwamba këtë kõik könnte között
        labai lagu lahko lain lakini langt laut lebih lehet leis less lesz lett letzte leur
        leurs long look loro līdz maar made mais majd maka make making manage many masih meer
        meget melalu menjad mensch mereka mert merupa mesmo mewn miatt mida might minden mint
        minä mitä mjög mnie moet molt molto może može much muito mukaan mukana mund mutta
        mycket myös máis même môže může naar nagy nagyon nakon namin namun nang nasıl natin
        nebo need nell nella nende není người nhiều nhưng những niet niin nije nila nincs ning
        niya njegov njih noen noin nous numa nunha någon något några nėra också oder oedd often
        også olan olarak oldu olduğu oleh oleks olid olisi olivat olla ollut olnud olyan omdat
        onde onder only onun option orang oraz ovat over pada para part pedig pela pelo pels
        pentru people perché pero perquè person però peut phải pirms place podle podľa pola
        pole polo porque pour pouze pred prema prie prieš prin proces produc provid przez przy
        până pärast před quan quand quando quello quem questa questo quien real requir right
        roku rundt saab saat sagt sagte said same samo sampai sana sangat sans savo savu saya
        schon seal sebaga secara seda sedan segons según sehing sehr sein seine seinem seiner
        sekali sekä selbst selle selon semua sendir sepert serta sest setela setiap seus seva
        seves should shumë siden siempr sier siger siihen siin siis siitä sillä sina sine
        sitten sitä siya skal skulle sobre some sono sonra sont specif stata stato still suas
        such sudah sulla sunt suppor svoje sydd system szerin säger sådana taip take tako také
        także tambié també também tamén tanpa tapi tarafı tega tego telah tema tento terhad
        terseb them then theo these those though throug tidak tiek tiene tikai till toate todo
        toen toga toho tout trong très trên tudi tussen tutti tutto tylko tällä tämä tämän több
        unei unha unter unters untuk unui upang used using után vagy vagyis vain vara veel vera
        vergan verið very viel viele vielä viņa viņš você volt voltak voor vous vuonna välja
        være však wake wala want waren watu waxa waxaa wedi wegen weiter well wenn werd were
        where whethe wichti wieder wird withou wordt work world would wurde währen würde yake
        yang year years yfir your zaradi zbog zeit zijn ziren został zuen zurück zusamm zwei
        zwisch était être është într între önce över þegar þeir þetta được ļoti έχει ήταν αλλά
        αυτό είναι κατά μετά πολύ στην τους όπως беше била било бити более були було бути были
        было былі быть вона вони гэта гэтага дека если есть здесь його како калі като кога
        когато когда които който коли которы която која које који между много може может можно
        није нужно овој очень пасля перед после після само своей свою себя след также тако
        також таксам това тога только толькі тільки уште цього через чтобы этого який якщо якія
        ёсць אותו אחרי יותר التي الذي باید برای خلال دارد می‌شود نہیں अपने आहेत करून किया केले
        च्या झाले त्या त्यांन नहीं नाही मध्ये म्हणून होता होते
    """,
    10: """
        able access accord across actual added additi advanc aktuel alle allerd allow allows
        along alread always approa automa availa away become beim benefi berich besond besser
        beyond bisher bleibt brauch build buildi built busine case certai challe check choice
        choose clear combin comes common commun compan compar connec consis consum conten
        contin contro cost costs course creati curren custom dafür damals darauf data davon
        days dazu decisi delive demokr denn depend detail deutsc develo dienst diesen dieser
        does doesn doing done durch early easier easy eigene eines einmal einzel einzig enough
        ensure entire entspr erklär especi essent etwa europa ever everyo everyt exampl expect
        expens expert explor fall feel focus found four free friend functi future ganz geht
        gemach gemein genau genug gerade gettin give gleich going großen guide happen hard
        hatten having health helps hervor heute higher hinter histor home hours hätten identi
        ihre ihrem ihrer immer impact improv indust inform initia instea integr intere intern
        invest involv issues jetzt jährig klar kommt kurz können land lange large lassen last
        later learn least leben leicht level life likely list little live longer lookin macht
        makes mann market matter means mehrer mich mind monate money multip musste must möglic
        needed needs neue never next nieder number nächst offer offers once online open operat
        organi others partic perfec perfor plan platfo point politi popula positi possib potent
        power practi presen proble profes progra projec prozen präsid public qualit questi
        quickl range really reason recent recomm reduce regier regula relati remain report
        resear respon result sagen schnel schwer second seinen seit seite servic severa show
        sicher side signif simila simple since single small social sogar soll soluti someth
        sonder source sowie sowohl sozial space specia später standa start starte starti stay
        stelle step straße streit strong studie stunde succes sure tatsäc team techni techno
        term thing things think three times today togeth tools toward trump type under unders
        unique unsere update value variou versch versuc vertre verwei weil wenig wenige within
        worden workin worth wurden zentra zudem zunäch zuvor
    """,
    20: """
        abend abilit above absolu accept accoun accura achiev action active activi adapt adding
        addres adds adjust advant advent advice affect afford again agains ahead allein allen
        alles allowe allowi almost alone alongs altern althou americ amerik among amount analys
        angesi angrif announ annual anschl answer anyone anythi anywhe appeal appear apple
        applic apply apps archit area areas aren articl asked aspect assess assign assist
        associ attemp attent attrac audien auslan aussch author autori außens averag avoid
        aware balanc base basic beauti became becomi bedeut began begin beginn behaup behavi
        behind beide beispi bekomm believ below beschl besteh bestät besuch betrof bevölk
        bigger bigges bild billio black blog board body book boost bottom brand brands break
        bring brings budget bundes buying call called calls came camera campai cannot capabi
        captur care carefu carrie cases catego center centra chance changi charac charge cheape
        choosi christ city class clean click client close cloud code collab collec color comfor
        coming commen commer commit compet compli compon compre comput concep concer conclu
        condit conduc confid confir confus consta constr consul contac contai contra contri
        conven conver core correc countr couple cover covere credit critic crucia cultur dachte
        dagege daily damage daran darges darum darunt darübe date deal decade decide dedica
        deep deeper define defini degree demand demons denen depart deploy depth derzei descri
        deshal despit desweg detect determ deutli device dezemb didn dies dieses diffic digita
        direkt discov discus displa distin distri divers docume dollar domini donald door
        double dritte drive driven drivin drop durchg durchs dynami dürfte earlie ease easily
        econom edge editor educat effekt effici effort ehemal eher eigent einflu einges either
        electr elemen elimin else emerge emphas employ enable encour energy engage engine
        enhanc enjoy ensuri entry entwic enviro erfahr erfolg erhöht erneut ersten erwart
        erzähl establ estima etwas europe europä evalua event events eventu evolve exactl
        excell except excite execut existi expand explai extend extens extra extrem face facili
        fact factor faktor famili family fast faster favori feedba feelin feels fehlen feiert
        festli fewer field figure filter final finall financ finanz findin fine finish fits
        five fixed flagge flexib focuse folgen food forget form format former forwar founda
        framew frankr frau freque fresh freund front frustr früher fully furthe führen führt
        führte gain game ganzen gather gave gebe geben gefeie geführ gegebe gegens gegenü
        geheim gehört geschi geschl geschä gesehe gesell gesund getrag gets getöte gewese
        gewinn gezeig given gives giving global goal goals goes google govern greate ground
        group grow growin growth große großte grund grundl gruppe größer größte guaran half
        halten hand handel handle handli hands hardwa haus head heart heavy heimat helped
        helpfu helpin heraus herunt hier hieß highli highly hoch hohen hold honest hope hour
        house huge human hundre hälfte hängt hätte idea ideal ideas ihren image images imagin
        immedi implem impres incorp incred indepe indica indivi influe innova insbes insges
        inside insigh inspir instal instan instit instru intell intens intent intera interf
        interv introd intuit iran iranis irgend issue items itself jeder jedoch jemand journe
        juli jungen justiz jüngst kaum keepin keeps kein kind kleine knapp knowin knowle known
        kolleg komple konnte kosten kreise kritis kräfte kämpft könne körper künfti lack landes
        landsc lang langua larger late latest launch lead leader leadin leads learne learni
        leave leavin left leipzi length lets levels levera librar liefer liegen liegt ließ
        light limit limite limits line lines linked linken listen lives living local locati
        looks lost love lower lässt machen machin machte main mainta major managi manche manual
        manufa massiv master match materi maximi maybe mean meanin measur media medica medien
        meet meetin meiste member mentio messag method middle militä millio mindes minima
        minist minute missbr missin mistak mitarb mitgli mittel mobile model models modern
        moment monito montag month monthl months move moveme moving multi music muss mutter
        myself männer münche müsse müssen müsste nachde name nation native natura nature naviga
        near nearly necess networ news nice nieman night normal north note notes nothin notice
        novemb object observ occasi offere offeri office offici ohne older ones ongoin opport
        optimi order origin outcom outsid overal overwh owners paar packag page paid parent
        partne parts party past path patter paying percen perhap period phone physic pick
        pictur piece planni plans platz play plenty plus points post powere powerf precis
        predic prefer premiu prepar presid presse pressu pretty preven previo price prices
        pricin primar priori privac privat probab produk profil progre promis promot prompt
        proper protec protes publis purcha purpos push quick quite rate rates rather reach read
        readin ready realit realiz receiv recht rechte recogn record recove rede reduci refere
        refine reflec regard region reiche reihe relate releas releva reliab rely rememb remote
        remove repeat replac repres republ reputa reques resour respec rest return reveal
        review revolu rich richti rise risk risks robust role rolle room round routin rules
        rund runnin safe safety sales satisf save saving saying says scale schedu schlag schlim
        school schrie schwei schäde scienc screen seamle search season sectio secure securi
        seeing seekin seem seems seen sehen seien seines select self sell send sender sense
        separa series seriou sessio sets settin setup sexuel shape share shared sharin shift
        short showin shows sicht sieht sign signal simpli simply site situat size sizes skills
        slight slow smalle smart smooth softwa sohn solche solid sollen sollte someon someti
        somewh sonnta soon sorgte sound south spaces speak speed spend spendi spent spielt
        spitze spot sprach spread staate staats staff stage stand star stark starts state
        statem states stattf stayin steht stellt stellu steps stiftu stop storag store storie
        story straig strate stream streng stress struct strugg study style städte stück subjec
        subscr substa sugges super surfac surpri sustai switch table tage tailor taken takes
        taking talk target task tasks teams tech teil teile teilwe tell terms terror test
        tested testin tests text thanks themse thinki third thousa threat tips told took tool
        total touch track tracki tradit traffi traini transf transp travel trends trial tried
        trip true truly trumps trust trying turn types typica ultima unabhä ungewö united
        univer unlike untern until upgrad useful user users uses usuall valuab variet vary
        verbre verein vergle verlie vermut versio verstä vertei verzic video videos vielen vier
        view virtua visit visual voice volume wahlka wait walk wanted warm wasn watch water
        ways websit week weeks weight weit welche welt went werde wettbe whatev white whole
        wide window wirkli wissen wochen wohl women wonder worked workfl works worldw worry
        writin wrong wrote wähler würden york young yourse zahlre zeigen zeigt zukunf zuletz
        zwar ändern öffent überle überne übersc überze
    """,
    30: """
        academ accele accide accomm accomp acknow acts adapta adapti admini adopti adults
        advert advise advoca aesthe afraid agenci agency agents aggres agreem aims algori align
        alignm alike alloca amazin amazon analyt analyz androi animal animat antici apart
        appare applie appoin apprec approp approv approx april arrang array arrive artifi
        artist asia aside asking assemb assets assume athlet attach attack attend audio audit
        august authen auto avoidi award awards awaren baby backed backgr backpa band bank
        barrie basica basics basis batter battle beat beauty begins beside bill bills block
        blood blue bonus books border born bottle bought bounda brain breaki breaks breath
        bridge bright bringi broad broade broken brothe brough brown browse builde builds bulk
        bunch busy butter button calcul calend califo callin calori canada cancel candid capabl
        capaci capita card cards career carry casual catch cause caused causes causin celebr
        centur certif channe chargi chat cheap checki chief child childr china chosen circle
        cities claim claims clarit classe classi cleane cleani clearl clever climat closel
        closer clothe coding coffee cold colleg colors comman compac compat compel compil
        compla compro concen confer config cons consci conseq conser consol contex cool coordi
        copy corner corpor costly couldn count counte county covera coveri covers creato credib
        crimin criter cross cultiv curiou curve cuts cuttin cycle danger dark dashbo databa
        david deadli dealin deals death debate decemb decent decidi declin decrea deeply defaul
        delays delibe demo democr deserv desire desk destin dimens dinner disapp discou diseas
        disrup distan dive divide doctor domain domina downlo downsi dozens drag dramat draw
        drawba dream drinki driver drives droppe durabl earned earnin earth easies east easter
        eating ecosys editin eight elevat email emails embrac emergi emotio empowe enabli
        encoun encryp ended endles ends enforc engagi enjoye enteri enterp entert enthus equall
        equipm equipp error errors estate evenin everyd everyw eviden evolvi exact examin
        exceed excess exchan exciti exclus exerci exist expans explan explic expose expres
        extern extrac eyes fabric facebo faced facing fail failed failur fair falls famous fans
        fantas faqs fashio favor fear februa federa feed fees feet felt fields fight file files
        fill filled film finger fire firm fitnes flag flat flavor flight floor florid flow
        focusi foods foot footag footpr force forced forces foreca foreig foreve formal forms
        fortun foster founde frame freedo freela friday fuel fundam funds games garden genuin
        german giant gift glass gold gone grab grade gradua graphi green grew groups grown
        grows guidan guided guides habits hair handfu handy happy harder hasn haven hear heard
        heat heavil height held hidden highes himsel hire hiring holdin holds holida homes
        hopefu hoping hospit host hosted hostin househ humani humans hybrid iconic ignore
        illust immers imposs inch inches inclus income indeed infras input inspec instag insura
        intend interc interi interp invent island isolat iterat januar jobs join journa july
        jump june kept kids king kitche knew knows labor lacks landin laptop largel larges
        lastin latenc latter layer layers layout lean leaves legacy legal legend lesson licens
        lies lifest lighte lighti lights lightw likes limita link links listed litera load
        locall locate lock locked logic looked lose losing loss lots loved luxury magic mainly
        mainst mainte majori march mark martin mass matche maximu meal meant meanwh mechan
        medium meets memori memory mental mess metal metric micros migrat miles milita minimi
        minimu minor mirror miss missio mode modera modifi monday moreov mornin mostly mother
        motion motiva moved moves named names narrat narrow needin negati negoti neighb neithe
        netfli nine none notabl noted noting numero nutrit obtain obviou occur occurr octobe
        okay onboar onto openin opens opinio opposi optima orient otherw oursel outdat outdoo
        outlet outlin output overco overhe overlo overvi owned owner pace packed pages pain
        pair pandem panel paper parame park partia pass passio patien paymen peace peak perspe
        phase phones photo photog photos pickin picks pieces pipeli places plain planet planne
        plant plants plasti played player playin plays please pocket podcas pointe police
        polici policy polish poor portab portio posts preser press priced princi prior proact
        profit proof propos pros prospe proven pull pure pushin puttin qualif quarte quiet race
        raise raised rankin rapid rapidl rare rated rating reache reachi reacti reader realis
        reduct referr refres regist reinfo relyin remark remind repair repeti reserv reshap
        reside resili resist resolu resolv restau restri retail retain retire revenu reward
        rights rising road roles roll rollin rooms roughl route rule runs sacrif safely sale
        saturd scalab scalin scenar scene scenes scient scope score scratc script seat secret
        sector seek segmen sellin sendin senior sensit sensor septem serve server serves servin
        settle seven severe shaped shapes shapin shares shifti shifts shop shoppi shortc shorte
        shot showca showed shown signed signs simult sites sittin sized skill sleep slowly
        smarte smartp societ soft sold solely solo solve sophis sort sounds southe speaki
        spirit split spoke sports spots spring square stabil stable stack stages standi stands
        stars startu statio statis status stays steady steep stick stock stops stored stores
        strang street stretc strict strike stuck studen studio stuff stunni styles sudden
        suffer sugar suit suitab suite suited suits summar summer sunday superi suppli supply
        surrou survey surviv suspen sync synthe tablet tackle talent talkin taste teach teache
        teachi tellin tells temper templa tend terrif testim texas thank theory theref thorou
        thread thrive thus ticket tied tier tiers tight tighte timeli timing tiny title totall
        tough tour town tracke tracks trade train traine transa transi transl treat treatm tree
        trend trick tricky trigge troubl truste truth tuesda turned turnin turns tutori twice
        ultra unclea unfort union unless unlimi unlock unnece unsure unusua upcomi upon upper
        usage utiliz values variab variat vast vehicl vendor verifi versat versus victim victor
        views visibi visibl vision visiti vital waitin walkin wall wantin wants washin waste
        watchi wave wealth wear wearin weathe wednes weeken weekly welcom weren west wester
        whenev wherea whose widely wider widesp wild willin wind winner winnin winter wish word
        words worker worklo workou worrie worse wouldn write writer writte younge youtub zero
        zoom
    """,
}


class Weights(dict[str, int]):
    """The weight of every stem: whole numbers, so that a sum is the same in any order."""

    def __missing__(self, _stem: str) -> int:
        return RARE


WEIGHTS = Weights((stem, weight) for weight, stems in STEMS.items() for stem in stems.split())
