"""The commonest function words of each language: what hardly a sentence of it does without."""

WORDS = {
    "en": """the of and to in a is that for it was on are as with his they at be this from have
        or by had not but what all were when we there can an your which their said if do
        will each about how up out them then she many some so these would other into has
        more her two him see than been who its now did could you he i my our us s t ll ve re
        just because while where after before also only over most should""",
    "de": """der die das und in zu den ist von mit sich des auf für nicht ein eine im dem als
        auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem
        über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei
        ich wir ihr mich uns diese dieser dieses seine ihre kann schon wenn doch gegen vom
        habe hatte unter zwischen waren seit ohne eines""",
    "fr": """le la les de des du et à un une en est que qui dans pour pas sur au aux par plus ne
        se ce il elle ils sont avec son sa ses cette ces mais ou où comme nous vous je on
        été être avait ont leur leurs tout fait deux aussi même sans entre dont si qu l d n
        c j y lui après depuis très était selon ainsi peut quand alors""",
    "es": """el la los las de del y en a que un una es se no por con para su sus al lo como más
        pero le les ha este esta estos o sí ya cuando muy sin sobre también me hasta hay
        donde quien desde todo nos durante uno ni contra ese eso había ante ellos esto mí
        antes son fue era ser está han entre tiene según porque aunque dos años siempre así""",
    "pt": """o a os as de do da dos das e em no na nos nas que um uma é se não por com para ao
        aos à às pelo pela mais mas como foi ser são está tem seu sua seus suas ou quando
        muito já eu também só até isso ela ele entre depois sem mesmo ter você foram há num
        numa quem nem era esse essa este esta sobre após""",
    "gl": """o a os as do da dos das e en no na nos nas que un unha é non por con para ao aos á
        ás polo pola máis pero como foi ser son está ten seu súa ou cando moi xa tamén só
        ata isto ela el entre despois sen mesmo hai nunha dun dunha onde estes estas aínda""",
    "ca": """el la els les de del dels i en a que un una és es no per amb al als més però com ha
        aquest aquesta o ja quan molt sense sobre també fins hi on qui des tot ens seu seva
        seves seus són va ser està han entre té segons perquè dos anys així l d ho li pel
        pels""",
    "it": """il lo la i gli le di del della dei delle degli dello e in a che un una è si non per
        con da dal dalla al alla ai nel nella nei sul sulla come più ma anche sono ha ho
        hanno questo questa quello se suo sua loro o quando molto già io solo fino ci dove
        chi tutto tutti essere stato stata era fra tra perché due dopo l dell all nell""",
    "ro": """de și la în a cu pe nu că o un se din pentru este mai sunt au fost care ce prin lui
        al ale ai sau dar după să ca fi am ne îi le avea această acest acesta aceste într
        unei unui când cum era doar până sale său toate tot iar despre fără între va vor""",
    "nl": """de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij
        of uit nog naar heeft wordt door over hij zij ze ik je we was worden tot die dit
        deze hun haar kan meer al geen hebben werd wel zo na moet onder tussen omdat toen
        waren veel wat wie""",
    "af": """die van en in is dat op te om met vir nie aan het ook as dan maar by of uit nog na
        deur oor hy sy hulle ek jy ons was word tot dit hierdie daar kan meer geen moet sal
        onder tussen omdat toe baie wat wie een""",
    "sv": """och i att det som en på är av för med till den har de inte om ett han men var jag
        sig från vi så kan man när år säger hon under också efter eller nu sin där vid mot
        ska skulle kommer ut får finns vara hade alla andra mycket över då sedan bara blir
        detta här hur sådana någon några något ingen inga sina genom före hos ur""",
    "da": """og i at det som en på er af for med til den har de ikke om et han men var jeg sig
        fra vi så kan man når år siger hun under også efter eller nu sin der ved mod skal
        skulle kommer ud får være havde alle andre meget over da siden kun bliver blev hvor""",
    "nb": """og i at det som en på er av for med til den har de ikke om et han men var jeg seg
        fra vi så kan man når år sier hun under også etter eller nå sin der ved mot skal
        skulle kommer ut får være hadde alle andre mye over da siden bare blir ble hvor
        dette noen ingen sine gjennom før hos rundt langt godt ned opp""",
    "is": """og í að það sem á er af fyrir með til um var ekki en hann við ég sig frá þegar hún
        eða nú þar því skal verið hafa hefur allt mjög yfir þá bara vera hvar þetta þeir þau
        þær ekkert eru hjá úr sér""",
    "fi": """ja on ei että se oli hän mutta ovat kun niin myös kuin tai jos joka ole mukaan sen
        siitä jo sekä vain nyt olla olisi hänen vielä voi tämä mitä jotka ne minä me he
        kanssa jälkeen ennen koska sitä tämän siihen sitten kaikki ollut olivat mukana
        vuonna hyvin kuitenkin kuten jolloin tällä sillä noin""",
    "et": """ja on ei et see oli ta aga kui ka või mis kes oma seda selle siis ning nad mida juba
        veel nii pole olid ma me välja pärast enne sest üle kõik nende tema seal siin saab
        oleks ainult kus olnud""",
    "lv": """un ir ka ar no par uz bet kas tas arī kā vai ne tā viņš pie lai jau bija savu to pēc
        šo es mēs tikai kad gan pirms būs tiek viņa kur nav līdz var ļoti vēl""",
    "lt": """ir yra kad su iš į apie bet kas tai kaip ar ne jis prie jau buvo savo po šį aš mes
        tik kai dar prieš bus jo jos kur nėra iki gali labai už nuo jie šis taip pat dėl""",
    "pl": """i w na z do się nie że to jest o jak za co po od przez przy dla ale są był była było
        ich tym tego ten ta te jego jej już tak tylko oraz może być lub czy także które
        który która ze mnie mi my pod bardzo jako roku został jeszcze gdy nad""",
    "cs": """a v na se je že to s z do o i za by jako po od pro při ale jsou byl byla bylo jsem
        jejich tím toho ten ta jeho její již tak nebo které který která ze už aby jen také
        jak své podle není být před ve až ještě může pouze však""",
    "sk": """a v na sa je že to s z do o i za by ako po od pre pri ale sú bol bola bolo som ich
        tým toho ten tá jeho jej už tak alebo ktoré ktorý ktorá zo aby len aj svoje podľa
        nie byť pred vo až ešte môže však sme tento čo""",
    "sl": """in je v na se da za so z ki pa ne s kot tudi bi po od do pri ali še ni bil bila bilo
        sem njih tem tega ta njegov že tako samo lahko biti le pred med ter kako saj jih mu
        zaradi""",
    "hr": """i je u na se da za su od s a ne kao to što o koji koja koje će bi po iz do pri ili
        već nije bio bila bilo sam njih tim toga ta njegov tako samo može biti kako još sve
        prema pred između te nakon zbog smo ovo""",
    "hu": """a az és hogy nem is egy ez meg de van volt csak mint már ki el fel még ha vagy azt
        lesz kell lehet most aki ami után mert minden majd ezt ezek azok nagyon között
        szerint pedig több sem nincs voltak lett itt ott azonban illetve vagyis nagy két
        előtt miatt olyan így úgy""",
    "tr": """ve bir bu da de için ile o ne çok daha olarak var en gibi kadar ama ki ben sonra
        olan değil mi her oldu ya şey diye iki göre kendi ise olduğu ancak tarafından önce
        yok nasıl bunun onun hiç kendisi etti eden böyle şu eğer bazı bütün""",
    "id": """yang dan di ini itu dengan untuk dari dalam tidak pada akan adalah juga ke karena
        bisa ada mereka saya sudah atau kami oleh saat para telah seperti lebih bahwa dia
        kita ia hanya tersebut lain jika banyak antara agar tapi namun sebagai secara jangan
        sekali menjadi sampai semua orang tanpa masih sangat hingga serta terhadap melalui
        sendiri bagi setiap maka pun apa belum begitu atas kamu setelah ketika sehingga
        merupakan dapat""",
    "vi": """và của là có không được cho trong một những người với các này đã khi để từ đến tôi
        nhiều ra cũng về như vào làm năm thì sẽ tại theo lại nhưng nên phải còn anh đó ở
        trên""",
    "tl": """ang ng sa na mga ay at ito ni si hindi para may siya ko nila kanyang niya kung ka mo
        pa din rin lang isang nang ako namin natin wala kay upang dahil""",
    "sq": """të e në dhe i një për me që nga është se më u ka nuk si por do ky kjo janë ishte
        duke edhe kur ai ajo tij saj këtë pas kanë mund shumë""",
    "sw": """na ya wa kwa ni katika la za cha kuwa hiyo hii ambao ambayo kama lakini pia huo yake
        wake baada huu hivyo bila sana watu alisema hayo kwamba""",
    "cy": """y yr yn i a o ar ac mae am gan oedd ei wedi eu fod bod hefyd nid sydd hynny mewn at
        gyda gyfer hon hwn dros fel ond pan""",
    "ga": """agus an na ar is i le do a go ag as ní tá bhí sé sí sin seo ach mar ó faoi den don
        leis bhfuil nach gur acu againn chun""",
    "eu": """eta da ez ere du bat izan dute dira zen den hori baina egin dela edo hau beste
        batean zuen bere baino gehiago dago ziren duen""",
    "so": """iyo waa in ka ku u oo ah la aan uu ay soo waxa waxaa ayaa ayuu si wax loo lagu kale
        ahaa kuwa inuu isaga leh""",
    "el": """και το του της η ο τα να με για που από των στο τη την είναι σε στη στην δεν θα τον
        οι ότι τους τις ένα μια αυτό ως αλλά ή μας κατά έχει ήταν όπως μετά πολύ""",
    "ru": """и в не на что с он по это как к но из у его за от так же для все о был то мы бы при
        или она они их было были быть еще уже только если когда который которые этого после
        до также чтобы есть ее во том нет может со под над перед между через очень где там
        здесь более себя свою своей можно нужно""",
    "uk": """і в не на що з він по це як до але із у його за від так для все про був то ми би при
        або вона вони їх було були бути ще вже тільки якщо коли який які цього після та
        також щоб є її й під час може яка""",
    "be": """і ў не на што з ён па гэта як да але у яго за ад так для ўсё пра быў мы пры або яна
        яны іх было былі ўжо толькі калі які якія гэтага пасля таксама каб ёсць яе""",
    "bg": """и на в да се за не от с е че по са като до си това който която които но при или той
        тя те има бе беше ще след още само ако когато му им ни към във със много""",
    "mk": """и на во да се за не од со е дека по како до тоа кој која кои но при или тој таа тие
        има беше ќе уште само ако кога му им ги го овој""",
    "sr": """и је у на се да за су од с а не као то што о који која које ће би по из до при или
        већ није био била било сам њих тим тога та тако само може бити како још""",
    "he": """של את על לא זה הוא היא עם גם כי או אני אם מה יש אבל כל היה הם כך אך רק יותר בין לפי
        אין אחרי כמו עוד היו אשר זאת אותו""",
    "ar": """في من على إلى أن عن مع هذا هذه التي الذي كان كما لا ما أو بعد قد بين كل إن لم قال
        ذلك وقد خلال حيث عند منذ حتى بعض لكن هو هي وفي ومن""",
    "fa": """و در به از که این را با است برای آن یک خود تا کرد بر هم نیز شده شد ما می‌شود بود او
        اما اگر باید همه های می دارد کند شود""",
    "ur": """کے کی میں ہے اور سے کا کو اس نے پر یہ کہ بھی ہیں ایک نہیں تھا وہ ان جو کر ہو گیا تو
        لئے کیا ہی تھی""",
    "hi": """के में की है और से का को पर यह ने कि भी हैं एक नहीं था वह इस जो कर हो गया तो लिए
        अपने ही थी किया रहे""",
    "mr": """आणि आहे या च्या हे तो की ते नाही होते एक आहेत होता ही पण त्या त्यांनी करून म्हणून
        केले झाले मध्ये""",
}
